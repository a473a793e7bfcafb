import { median } from './statistics.js';

/** What the ratio of Caseline's value to the other's has to keep to. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

export interface Figure {
  readonly name: string;
  readonly unit: '/s' | 'ms' | 'MB' | '%';
  readonly bound: Bound;
}

/** One value for each figure of a comparison, in their order. */
export interface Round {
  readonly caseline: readonly number[];
  readonly beside: readonly number[];
}

/** Caseline beside something that does the same work without it, on the same server in the same minutes. */
export interface Comparison {
  readonly beside: string;
  readonly figures: readonly Figure[];
  /** Called once more than there are rounds: the first warms up. */
  measure(round: number): Promise<Round>;
  close(): Promise<void>;
}

export interface Result extends Figure {
  readonly besideWhat: string;
  /** Medians of the rounds. */
  readonly caseline: number;
  readonly beside: number;
  /** Of the medians; `lowest` and `highest` are the ratios of single rounds. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  readonly holds: boolean;
}

export async function compare(
  comparison: Comparison,
  rounds: number,
  onRound: (done: number) => void,
): Promise<readonly Result[]> {
  await comparison.measure(0);
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    measured.push(await comparison.measure(round));
    onRound(round);
  }
  return comparison.figures.map((figure, index) => ({
    ...figure,
    besideWhat: comparison.beside,
    ...summaryOf(measured, index, figure.bound),
  }));
}

function summaryOf(rounds: readonly Round[], index: number, bound: Bound) {
  const pairs = rounds.map(({ caseline, beside }) => [caseline[index]!, beside[index]!] as const);
  const caseline = median(pairs.map(([ours]) => ours));
  const beside = median(pairs.map(([, others]) => others));
  const ratio = caseline / beside;
  const ratios = pairs.map(([ours, others]) => ours / others);
  return {
    caseline,
    beside,
    ratio,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    holds: 'atLeast' in bound ? ratio >= bound.atLeast : ratio <= bound.atMost,
  };
}

/** Each in turn goes first, so that what changes on the machine meanwhile is no advantage to one of them. */
export async function inTurn(
  round: number,
  caseline: () => Promise<readonly number[]>,
  beside: () => Promise<readonly number[]>,
): Promise<Round> {
  if (round % 2 === 1) {
    const ours = await caseline();
    return { caseline: ours, beside: await beside() };
  }
  const others = await beside();
  return { caseline: await caseline(), beside: others };
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How many a second. */
export async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - began);
}

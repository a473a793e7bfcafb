import { cpus, totalmem } from 'node:os';
import { styleText } from 'node:util';
import { type Bound, type Result } from './comparison.js';

/** Where it was measured: figures of two machines cannot be compared, ratios hardly. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
}

export function thisMachine(): Machine {
  const [processor] = cpus();
  return {
    processor: processor?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

const COLUMNS = ['', 'Caseline', 'beside', 'ratio', 'rounds', 'target'];

/** For people: a row for each figure, what it is compared with above them. */
export function table(results: readonly Result[], colour: boolean): string {
  const widths = COLUMNS.map((column, index) =>
    Math.max(column.length, ...results.map((result) => cells(result)[index]!.length)),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) =>
        index === 0 ? text.padEnd(widths[index]!) : text.padStart(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  let beside = '';
  const rows = results.flatMap((result) => {
    const heading = result.besideWhat === beside ? [] : ['', `beside ${result.besideWhat}`];
    beside = result.besideWhat;
    const verdict = result.holds ? ['green', 'holds'] : ['red', 'missed'];
    const [style, text] = verdict as ['green' | 'red', string];
    const said = colour ? styleText(style, text, { validateStream: false }) : text;
    return [...heading, `${line(cells(result))}  ${said}`];
  });
  return [line(COLUMNS), ...rows].join('\n');
}

function cells(result: Result): readonly string[] {
  const { name, unit, caseline, beside, ratio, lowest, highest, bound } = result;
  return [
    name,
    value(caseline, unit),
    value(beside, unit),
    ratio.toFixed(2),
    `${lowest.toFixed(2)}–${highest.toFixed(2)}`,
    target(bound),
  ];
}

function value(amount: number, unit: Result['unit']): string {
  if (unit === '/s') return `${Math.round(amount).toLocaleString('en')}/s`;
  return `${amount.toFixed(amount < 10 ? 2 : amount < 100 ? 1 : 0)} ${unit}`;
}

function target(bound: Bound): string {
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
}

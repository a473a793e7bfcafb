import {
  differs,
  type GoalDifference,
  goalDifferences,
  type Playbook,
  type TriedCase,
} from '#features/cases';
import { count } from '../progress/progress-line.js';
import { textTable } from '../projections/text-table.js';

interface StepFinding {
  readonly stepId: string;
  readonly was: string | null;
  readonly wouldBe: string | null;
  readonly cases: number;
}

/** What would differ in all cases together. */
export interface Findings {
  readonly caseType: string;
  readonly version: number;
  readonly cases: number;
  readonly casesThatDiffer: number;
  /** Cases by when their goal would be met. */
  readonly goal: Readonly<Record<GoalDifference, number>>;
  /** The most frequent first. */
  readonly steps: readonly StepFinding[];
  /** Some of them. */
  readonly examples: readonly string[];
}

const EXAMPLES = 10;

export function findingsOf({ caseType, version }: Playbook, tried: readonly TriedCase[]): Findings {
  const differing = tried.filter(differs);
  const goal = goalDifferences.map(
    (kind) => [kind, differing.filter((one) => one.goal === kind).length] as const,
  );
  return {
    caseType,
    version,
    cases: tried.length,
    casesThatDiffer: differing.length,
    goal: Object.fromEntries(goal) as Record<GoalDifference, number>,
    steps: stepFindings(differing),
    examples: differing.slice(0, EXAMPLES).map(({ caseId }) => caseId),
  };
}

function stepFindings(differing: readonly TriedCase[]): readonly StepFinding[] {
  const found = new Map<string, StepFinding>();
  for (const step of differing.flatMap(({ steps }) => steps)) {
    const key = JSON.stringify([step.stepId, step.was, step.wouldBe]);
    found.set(key, { ...step, cases: (found.get(key)?.cases ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.cases - one.cases);
}

const goalWords: Readonly<Record<GoalDifference, string>> = {
  earlier: 'earlier',
  later: 'later',
  never: 'never',
  'only-there': 'although it never was',
};

export function inWords(findings: Findings): string {
  const { caseType, version, cases, casesThatDiffer, goal, steps, examples } = findings;
  const name = `version ${version} of the ${caseType} playbook`;
  if (cases === 0) return `There are no ${caseType} cases to try ${name} with.`;
  const tried = `${casesIn(cases)} replayed by ${name}`;
  if (casesThatDiffer === 0) return `${tried}: none would differ.`;
  const goals = goalDifferences.filter((kind) => goal[kind] > 0);
  return [
    `${tried}: ${count(casesThatDiffer)} would differ.`,
    ...goals.map((kind) => `The goal would be met ${goalWords[kind]}: ${casesIn(goal[kind])}.`),
    ...(steps.length === 0 ? [] : ['', tableOf(steps)]),
    '',
    `For example: ${examples.join(', ')}`,
  ].join('\n');
}

function casesIn(number: number): string {
  return number === 1 ? '1 case' : `${count(number)} cases`;
}

function tableOf(steps: readonly StepFinding[]): string {
  return textTable([
    ['STEP', 'WAS', 'WOULD BE', 'CASES'],
    ...steps.map(({ stepId, was, wouldBe, cases }) => [
      stepId,
      was ?? 'not there',
      wouldBe ?? 'not there',
      count(cases),
    ]),
  ]);
}

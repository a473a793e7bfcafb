import { type AgentProfile } from './agent.js';
import { type Shift } from './agent-events.js';

const LONGEST_SHIFT_MS = 24 * 3_600_000;
export const MOST_SHIFTS = 200;
export const MOST_CASES_AT_ONCE = 100;

/** What is wrong with a profile, in sentences; empty for a sound one. Times are valid already. */
export function faultsOfProfile(
  { skills, shifts }: Pick<AgentProfile, 'skills' | 'shifts'>,
  knownSkills: readonly string[],
): readonly string[] {
  const inOrder = [...shifts].sort((one, other) => timeOf(one.from) - timeOf(other.from));
  return [
    ...skills
      .filter((skill) => !knownSkills.includes(skill))
      .map((skill) => `No queue needs the skill ${skill}. There are: ${knownSkills.join(', ')}.`),
    ...shifts.flatMap(faultsOfShift),
    ...inOrder
      .filter((shift, index) => timeOf(shift.from) < timeOf(inOrder[index - 1]?.until ?? ''))
      .map(({ from }) => `The shift from ${from} begins before the one before it ends.`),
  ];
}

function faultsOfShift({ from, until }: Shift): readonly string[] {
  const length = timeOf(until) - timeOf(from);
  if (length <= 0) return [`The shift from ${from} does not end after it begins.`];
  if (length > LONGEST_SHIFT_MS) return [`The shift from ${from} is longer than 24 hours.`];
  return [];
}

/** NaN, which is before nothing, for what is no time. */
function timeOf(instant: string): number {
  return Date.parse(instant);
}

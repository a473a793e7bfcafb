import { type Priority } from '../playbooks/playbook.js';

/** 0: not escalated. The levels above it have queues of their own. */
export const escalationLevels = [0, 1, 2, 3] as const;
export type EscalationLevel = (typeof escalationLevels)[number];
export const HIGHEST_LEVEL = 3;

/** As data: this event of a case, or of its clock, raises the case to the level, if it is below it. */
export interface EscalationRule {
  /** Kebab-case; stands in the log for ever. */
  readonly name: string;
  /** Type of the event. */
  readonly on: string;
  /** Only of a case that was reopened so often, with this event. */
  readonly timesReopened?: number;
  readonly level: 1 | 2 | 3;
}

/** The rule with the highest level of those that the event makes true. */
export function ruleFor(
  rules: readonly EscalationRule[],
  eventType: string,
  timesReopened: number,
): EscalationRule | undefined {
  return rules
    .filter(({ on }) => on === eventType)
    .filter((rule) => timesReopened >= (rule.timesReopened ?? 0))
    .reduce<EscalationRule | undefined>(
      (highest, rule) => (highest && highest.level >= rule.level ? highest : rule),
      undefined,
    );
}

const LEAST_PRIORITY: Readonly<Record<EscalationLevel, Priority>> = {
  0: 'low',
  1: 'high',
  2: 'urgent',
  3: 'urgent',
};

/** What a case of this level has at least. */
export function leastPriority(level: EscalationLevel): Priority {
  return LEAST_PRIORITY[level];
}

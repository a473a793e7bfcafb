export type CaseType = 'top-up' | 'withdrawal' | 'account-locked' | 'complaint';

/** What makes two signals speak of the same thing: the transaction, the account, or nothing at all. */
export type SituationKind = 'transaction' | 'account' | 'event';

/** How a type of case begins and what ends it. Data: a change of it is a new version. */
export interface Playbook {
  readonly caseType: CaseType;
  readonly version: number;
  /** Types of the wallet events that open a case. */
  readonly openedBy: readonly string[];
  readonly situation: SituationKind;
  /**
   * The wallet events that together mean the customer has what they need: one of each group. No groups:
   * only the customer can say so.
   */
  readonly goal: readonly (readonly string[])[];
}

/** `opening`: the customer is in trouble; `goal`: (part of) the trouble is over. */
export type SignalRole = 'opening' | 'goal';

/** When each type of goal event occurred last, by type. */
export type GoalTimes = Readonly<Record<string, string>>;

/** The events that met a goal, and since when all of it is met. */
export interface MetGoal {
  readonly goal: readonly string[];
  readonly goalMetAt: string;
}

/** Undefined while a part of the goal is missing. It does not help against trouble that began later. */
export function metGoal(playbook: Playbook, times: GoalTimes): MetGoal | undefined {
  const parts = playbook.goal.map((alternatives) => lastOf(alternatives, times));
  const complete = parts.filter((part) => part !== undefined);
  const [first, ...others] = complete;
  if (!first || complete.length < playbook.goal.length) return undefined;
  return {
    goal: complete.map(({ type }) => type),
    goalMetAt: others.reduce((earliest, { at }) => (at < earliest ? at : earliest), first.at),
  };
}

export function helpsAgainst(met: MetGoal | undefined, troubleSince: string | undefined): boolean {
  return met !== undefined && (troubleSince === undefined || troubleSince <= met.goalMetAt);
}

function lastOf(
  types: readonly string[],
  times: GoalTimes,
): { readonly type: string; readonly at: string } | undefined {
  return types
    .flatMap((type) => (times[type] === undefined ? [] : [{ type, at: times[type] }]))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .at(0);
}

export function withGoal(times: GoalTimes, type: string, occurredAt: string): GoalTimes {
  return { ...times, [type]: later(times[type], occurredAt) ?? occurredAt };
}

/** The later of two times, either of which may be unknown. */
export function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

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

/**
 * Since when the goal has been met; undefined while a part of it is missing. Trouble that began later is
 * not over.
 */
export function goalMetAt(playbook: Playbook, times: GoalTimes): string | undefined {
  if (playbook.goal.length === 0) return undefined;
  const groups = playbook.goal.map((types) =>
    types.reduce<string | undefined>((latest, type) => later(latest, times[type]), undefined),
  );
  return groups.reduce((earliest, time) =>
    earliest === undefined || time === undefined ? undefined : earliest < time ? earliest : time,
  );
}

/** The later of two times, either of which may be unknown. */
export function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

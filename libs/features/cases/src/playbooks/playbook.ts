import { type ClockTargets } from './clock-target.js';

/** As the playbooks name them, e.g. `top-up`. */
export type CaseType = string;

/** What makes two signals speak of the same thing: the transaction, the account, the registration, or nothing at all. */
export const situationKinds = ['transaction', 'account', 'registration', 'event'] as const;
export type SituationKind = (typeof situationKinds)[number];

/** In the languages that every text for people has at least. */
export interface LocalText {
  readonly en: string;
  readonly 'zh-CN': string;
}

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/**
 * How a type of case begins, is worked and ends. Data: a change of it is a new version, as a case keeps the
 * version that it was opened with.
 */
export interface Playbook {
  readonly caseType: CaseType;
  readonly version: number;
  readonly title: LocalText;
  readonly priority: Priority;
  /** Types of the wallet events that open a case. */
  readonly openedBy: readonly string[];
  readonly situation: SituationKind;
  /**
   * Its cases stay apart from those of other types about the same transaction or `situationId`: what the
   * customer asks for, such as a refund, is answered for itself.
   */
  readonly apart?: true;
  /** Trouble of one customer within so many minutes is one case, whatever it is about. */
  readonly joinsWithinMinutes?: number;
  /**
   * Codes of reasons that the customer can mend alone: they open a case only once the customer makes contact,
   * or it happens again and again.
   */
  readonly selfService?: readonly string[];
  /**
   * A field of its wallet events that, where it is there, names the case type to whose case the event belongs
   * instead: a code within a registration belongs to that.
   */
  readonly belongsTo?: string;
  /**
   * The wallet events, and the decisions (`decision.FreezeUpheld`), that together mean the customer has what
   * they need: one of each group. No groups:
   * only the customer can say so.
   */
  readonly goal: readonly (readonly string[])[];
  /** In the order in which they are shown; what has to wait for what, each step says. */
  readonly steps: readonly PlaybookStep[];
  readonly walletActions: readonly WalletActionRule[];
  /** What may be decided in such a case; alternatives. */
  readonly decisions?: readonly DecisionRule[];
  /** Until when what is promised is done, where the defaults do not say it. */
  readonly targets?: ClockTargets;
  /** Somebody may be at the customer's money: the first response has minutes. */
  readonly security?: true;
}

/** How a person shows who they are. */
export const identityMethods = [
  'registered-phone',
  'registered-email',
  'document',
  'security-questions',
  'second-factor',
] as const;
export type IdentityMethod = (typeof identityMethods)[number];

export interface PlaybookStep {
  /** Kebab-case; names the step in the API and in the log for ever. */
  readonly id: string;
  readonly title: LocalText;
  /** It is done, or skipped with a reason, before the case is resolved. */
  readonly required: boolean;
  /** Steps that are over before this one can begin. */
  readonly after?: readonly string[];
  /** It tells a person personal details: who they are is verified in the contact under way. */
  readonly needsIdentity?: true;
  /** Of a step that needs identity: one of these methods verified it, as a new phone number needs a second factor. */
  readonly identityBy?: readonly IdentityMethod[];
  /** What it can come to; the one who completes it says which. */
  readonly outcomes?: readonly string[];
  /** It applies only when that step came to one of these outcomes, and is terminated when it came to another. */
  readonly onlyIf?: { readonly step: string; readonly outcomes: readonly string[] };
  /** What it may ask of the wallet; one of the playbook's wallet actions. Confirmed, it completes the step. */
  readonly walletAction?: string;
  /** Types of wallet events each of which completes it. */
  readonly completedBy?: readonly string[];
  /** What the customer may be told once it is reached. */
  readonly customerIsTold?: LocalText;
}

/** What a case may ask of the wallet, and under which conditions. */
export interface WalletActionRule {
  /** PascalCase, as the wallet knows it, e.g. `ReinitiateWithdrawal`. */
  readonly action: string;
  /** It does only what the customer is owed, so it needs no identity: tracing, crediting. */
  readonly safe: boolean;
  /** A decision that a supervisor other than its proposer has approved comes first. */
  readonly approvedAs?: string;
  /** Identity may follow: it protects the customer, as freezing does. */
  readonly identityMayFollow?: true;
  /** Without an answer for so long it has timed out; a later answer still counts. */
  readonly timeoutMinutes: number;
  /** The type of the goal event that the wallet's confirmation stands for, where it says as much. */
  readonly countsAs?: string;
}

/** Who may decide what a person must not decide alone. */
export interface DecisionRule {
  /** Kebab-case; names the decision in the API and in the log for ever. */
  readonly decision: string;
  readonly title: LocalText;
  /** Kinds of staff who may approve or refuse it; never the one who proposed it. */
  readonly approvedBy: readonly ('agent' | 'supervisor')[];
  /** The part of the goal that it meets once it is approved, e.g. `decision.FreezeUpheld`. */
  readonly countsAs?: string;
}

/** What is decided here and not by the wallet has names of its own in a goal. */
export const DECISION_GOAL_PREFIX = 'decision.';

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
  return met !== undefined && helps(met.goalMetAt, troubleSince);
}

/** What occurred before the trouble began does not help against it. */
export function helps(occurredAt: string, troubleSince: string | undefined): boolean {
  return troubleSince === undefined || troubleSince <= occurredAt;
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

/** The earlier of two times, either of which may be unknown. */
export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

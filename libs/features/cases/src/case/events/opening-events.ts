import { type CaseType, type SignalRole, type SituationKind } from '../../playbooks/playbook.js';

/** A decimal string, never a float, and its currency by ISO 4217. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** The facts with which a case begins. */
export interface CaseOpening {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly playbookVersion: number;
  readonly situationKind: SituationKind;
  /** 1 for the first case of a situation; each case after one that is closed for good counts on. */
  readonly generation: number;
  readonly previousCaseId?: string;
  /** Of an applicant who is no customer yet, the registration is known instead. */
  readonly customerId?: string;
  readonly registrationId?: string;
  readonly accountId?: string;
  readonly transactionId?: string;
  readonly money?: Money;
  readonly reasonCode?: string;
  readonly channel?: string;
  /** `signal`: a wallet event opened it; `hand`: an agent did. */
  readonly openedBy: 'signal' | 'hand';
  /** What the agent who opened it by hand wrote. */
  readonly description?: string;
  /** Since when the customer is in trouble, if it is known: a goal event that occurred earlier does not help. */
  readonly troubleSince?: string;
  /** The case of the same customer that it is about: a complaint waits until that one is over. */
  readonly aboutCaseId?: string;
  /** It is history: it starts no clock and tells the customer nothing. */
  readonly backfill?: true;
}

export interface CaseOpened {
  readonly type: 'CaseOpened';
  readonly data: CaseOpening;
}

/** A wallet event as a case keeps it. */
export interface AttachedSignal {
  /** Id of the wallet event in the log. */
  readonly walletEventId: string;
  readonly walletEventType: string;
  /** The service that published it. */
  readonly source: string;
  readonly role: SignalRole;
  /** When it occurred by the wallet's clock; the metadata of `SignalAttached` has that of the cause, which may be another signal. */
  readonly occurredAt: string;
  /** The wallet's clock ran ahead of ours: `occurredAt` is when Caseline recorded the wallet event. */
  readonly clockAhead?: true;
  /** When Caseline recorded the wallet event. */
  readonly recordedAt: string;
  /** It tells of the past. */
  readonly backfill?: true;
  /** The wallet event's data without the ids of customer, account and registration, which the case has. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface SignalAttached {
  readonly type: 'SignalAttached';
  readonly data: AttachedSignal;
}

/** The playbook's goal is met: the case can be resolved, if the trouble did not begin after `goalMetAt`. */
export interface ProposalByGoal {
  readonly by: 'goal';
  readonly goal: readonly string[];
  readonly goalMetAt: string;
}

/** An agent proposed it to the customer, whose answer the case waits for. */
export interface ProposalByHand {
  readonly by: 'hand';
  readonly resolution: string;
}

export interface ResolutionProposed {
  readonly type: 'ResolutionProposed';
  readonly data: ProposalByGoal | ProposalByHand;
}

export type OpeningEvent = CaseOpened | SignalAttached | ResolutionProposed;

import { type CaseOpening, type ToldLanguage } from '../case/case-events.js';
import { type CaseType, type SignalRole } from '../playbooks/playbook.js';
import { type Scope, type Situation } from './situation.js';

/** A wallet event as the register knows it; the event itself stays where it is. */
export interface RegisteredSignal {
  readonly walletEventId: string;
  readonly walletEventStream: string;
  readonly walletEventType: string;
  readonly occurredAt: string;
}

/** The signal belongs to the case; the first one of a case makes it exist. One signal may belong to several. */
export interface SignalAssigned {
  readonly type: 'SignalAssigned';
  readonly data: RegisteredSignal & {
    /** Absent of part of a goal that helps whatever trouble of its scope there is. */
    readonly situation?: Situation;
    readonly scope: Scope;
    readonly role: SignalRole;
    readonly caseId: string;
    readonly caseType: CaseType;
    readonly generation: number;
    readonly previousCaseId?: string;
    /** Of a signal that opens the case and names this other case of the same customer. */
    readonly aboutCaseId?: string;
    /** By its type the signal would be about cases of another type. */
    readonly within?: true;
    /** Trouble among the same that occurs so close to it joins its case. */
    readonly joins?: JoinRule;
  };
}

export interface JoinRule {
  readonly among: string;
  readonly withinMinutes: number;
}

/** Part of a goal, and no case that it belongs to: the trouble may be reported later. */
export interface SignalHeld {
  readonly type: 'SignalHeld';
  readonly data: RegisteredSignal & { readonly situation?: Situation; readonly scope: Scope };
}

/** Trouble that the customer can mend alone, and so far no reason for a case. */
export interface SignalNoted {
  readonly type: 'SignalNoted';
  readonly data: RegisteredSignal & { readonly situation: Situation; readonly scope: Scope };
}

/** Two situations turned out to be one: what is known of the first, and what will be, belongs to the second. */
export interface SituationJoined {
  readonly type: 'SituationJoined';
  readonly data: { readonly situation: Situation; readonly into: Situation };
}

/** These cases of the scope were found closed for good: nothing that happens to it concerns them any more. */
export interface CasesRetired {
  readonly type: 'CasesRetired';
  readonly data: { readonly scope: Scope; readonly caseIds: readonly string[] };
}

/** An agent opened the case by hand. */
export interface CaseRegistered {
  readonly type: 'CaseRegistered';
  readonly data: {
    readonly situation: Situation;
    readonly scope: Scope;
    readonly opening: CaseOpening;
  };
}

/** One case goes on as another one. What is assigned to it from now on goes there. */
export interface CasesMerged {
  readonly type: 'CasesMerged';
  readonly data: { readonly caseId: string; readonly into: string };
}

/** The merge is undone. What is assigned to the case from now on stays with it. */
export interface CasesUnmerged {
  readonly type: 'CasesUnmerged';
  readonly data: { readonly caseId: string; readonly from: string };
}

/** In which language the customer wants to be written to from then on. */
export interface CustomerLanguageTold {
  readonly type: 'CustomerLanguageTold';
  readonly data: ToldLanguage;
}

export type RegisterEvent =
  | SignalAssigned
  | SignalHeld
  | SignalNoted
  | SituationJoined
  | CasesRetired
  | CaseRegistered
  | CasesMerged
  | CasesUnmerged
  | CustomerLanguageTold;

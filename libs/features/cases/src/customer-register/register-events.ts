import { type CaseOpening } from '../case/case-events.js';
import { type CaseType, type SignalRole } from '../playbooks/playbook.js';
import { type Situation } from './situation.js';

/** A wallet event as the register knows it; the event itself stays where it is. */
export interface RegisteredSignal {
  readonly walletEventId: string;
  readonly walletEventStream: string;
  readonly walletEventType: string;
  readonly occurredAt: string;
}

/** The signal belongs to the case; the first one of a case makes it exist. */
export interface SignalAssigned {
  readonly type: 'SignalAssigned';
  readonly data: RegisteredSignal & {
    readonly situation: Situation;
    readonly role: SignalRole;
    readonly caseId: string;
    readonly caseType: CaseType;
    readonly generation: number;
    readonly previousCaseId?: string;
  };
}

/** Part of a goal, and no case that it belongs to: the trouble may be reported later. */
export interface SignalHeld {
  readonly type: 'SignalHeld';
  readonly data: RegisteredSignal & { readonly situation: Situation };
}

/** An agent opened the case by hand. */
export interface CaseRegistered {
  readonly type: 'CaseRegistered';
  readonly data: { readonly situation: Situation; readonly opening: CaseOpening };
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

export type RegisterEvent =
  SignalAssigned | SignalHeld | CaseRegistered | CasesMerged | CasesUnmerged;

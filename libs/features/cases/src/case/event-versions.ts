import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CaseEvent } from './case-events.js';

type EventType = (CaseEvent | RegisterEvent)['type'];

/**
 * The newest version of each event of cases and of customers' registers. An event whose data change their
 * shape gets the next version, an upcaster from the one before, and a golden file in `test/golden`.
 */
export const caseEventVersions: Readonly<Record<EventType, number>> = {
  CaseOpened: 2,
  SignalAttached: 1,
  ResolutionProposed: 2,
  CaseAssigned: 1,
  NoteAdded: 1,
  ContactRecorded: 2,
  ReplySent: 2,
  ReplyFailed: 1,
  InformationRequested: 1,
  InformationProvided: 1,
  IdentityVerified: 1,
  IdentityVerificationFailed: 1,
  StepStarted: 1,
  StepCompleted: 1,
  StepSkipped: 1,
  StepTerminated: 1,
  StepRenewed: 1,
  PlaybookChanged: 1,
  CaseClassified: 1,
  CasePrioritised: 1,
  CaseTagged: 1,
  CaseResolved: 1,
  CaseClosed: 1,
  CaseReopened: 1,
  CaseCancelled: 1,
  ExternalAwaited: 1,
  CaseResumed: 1,
  ResolutionAccepted: 1,
  ResolutionRejected: 1,
  SignalAssigned: 1,
  SignalHeld: 1,
  CaseRegistered: 1,
};

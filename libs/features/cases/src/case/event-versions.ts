import { type RegisterEvent } from '../customer-register/register-events.js';
import { type BulkCommandEvent } from './bulk-command-events.js';
import { type CaseEvent } from './case-events.js';
import { type IncidentEvent } from './incident-events.js';

type EventType = (BulkCommandEvent | CaseEvent | IncidentEvent | RegisterEvent)['type'];

/**
 * The newest version of each event of cases and of customers' registers. An event whose data change their
 * shape gets the next version, an upcaster from the one before, and a golden file in `test/golden`.
 */
export const caseEventVersions: Readonly<Record<EventType, number>> = {
  CaseOpened: 2,
  SignalAttached: 1,
  ResolutionProposed: 1,
  CaseAssigned: 1,
  NoteAdded: 1,
  ContactRecorded: 1,
  ReplySent: 1,
  CaseResolved: 1,
  CaseClosed: 1,
  CaseReopened: 1,
  CaseMerged: 1,
  CaseUnmerged: 1,
  CaseJoined: 1,
  CaseParted: 1,
  CaseLinked: 1,
  CaseUnlinked: 1,
  SignalAssigned: 1,
  SignalHeld: 1,
  CaseRegistered: 1,
  CasesMerged: 1,
  CasesUnmerged: 1,
  IncidentDeclared: 1,
  BulkCommandRequested: 1,
  BulkCasesChosen: 1,
  BulkCommandAdvanced: 1,
};

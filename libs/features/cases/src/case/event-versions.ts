import { type AgentEvent } from '../agents/agent-events.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CalendarEvent } from '../case-clock/calendar-events.js';
import { type ClockEvent } from '../case-clock/clock-events.js';
import { type BulkCommandEvent } from './bulk-command-events.js';
import { type CaseEvent } from './case-events.js';
import { type IncidentEvent } from './incident-events.js';

type EventType = (
  | AgentEvent
  | BulkCommandEvent
  | CalendarEvent
  | CaseEvent
  | ClockEvent
  | IncidentEvent
  | RegisterEvent
)['type'];

/**
 * The newest version of each event of cases and their clocks, of customers' registers and of agents. An event whose data change their
 * shape gets the next version, an upcaster from the one before, and a golden file in `test/golden`.
 */
export const caseEventVersions: Readonly<Record<EventType, number>> = {
  CaseOpened: 2,
  SignalAttached: 1,
  CaseRouted: 1,
  CaseAssigned: 2,
  CaseUnassigned: 1,
  CaseEscalated: 1,
  CaseDeescalated: 1,
  EvidenceAdded: 1,
  EvidenceReleased: 1,
  EvidenceRejected: 1,
  ResolutionProposed: 2,
  NoteAdded: 1,
  ContactRecorded: 2,
  ReplySent: 2,
  CaseResolved: 1,
  CaseClosed: 1,
  CaseReopened: 1,
  WalletActionRequested: 1,
  WalletActionConfirmed: 1,
  WalletActionRejected: 1,
  WalletActionTimedOut: 1,
  DecisionProposed: 1,
  DecisionApproved: 1,
  DecisionRefused: 1,
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
  LanguageChanged: 1,
  CaseCancelled: 1,
  ExternalAwaited: 1,
  CaseResumed: 1,
  ResolutionAccepted: 1,
  ResolutionRejected: 1,
  CaseMerged: 1,
  CaseUnmerged: 1,
  CaseJoined: 1,
  CaseParted: 1,
  CaseLinked: 1,
  CaseUnlinked: 1,
  RatingSubmitted: 1,
  SignalAssigned: 1,
  SignalHeld: 1,
  SignalNoted: 1,
  SituationJoined: 1,
  CasesRetired: 1,
  CustomerLanguageTold: 1,
  CaseRegistered: 1,
  AgentRegistered: 1,
  AgentSkillsChanged: 1,
  AgentCapacityChanged: 1,
  AgentShiftsPlanned: 1,
  SlaClockStarted: 1,
  SlaClockPaused: 1,
  SlaClockResumed: 1,
  SlaClockRecomputed: 1,
  SlaClockStopped: 1,
  SlaWarningRaised: 1,
  SlaBreached: 1,
  SlaMet: 1,
  CalendarDefined: 1,
  CasesMerged: 1,
  CasesUnmerged: 1,
  IncidentDeclared: 1,
  BulkCommandRequested: 1,
  BulkCasesChosen: 1,
  BulkCommandAdvanced: 1,
};

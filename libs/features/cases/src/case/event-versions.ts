import { type AgentEvent } from '../agents/agent-events.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CaseEvent } from './case-events.js';

type EventType = (AgentEvent | CaseEvent | RegisterEvent)['type'];

/**
 * The newest version of each event of cases, of customers' registers and of agents. An event whose data change their
 * shape gets the next version, an upcaster from the one before, and a golden file in `test/golden`.
 */
export const caseEventVersions: Readonly<Record<EventType, number>> = {
  CaseOpened: 2,
  SignalAttached: 1,
  ResolutionProposed: 1,
  CaseRouted: 1,
  CaseAssigned: 2,
  CaseUnassigned: 1,
  CaseEscalated: 1,
  CaseDeescalated: 1,
  NoteAdded: 1,
  ContactRecorded: 1,
  ReplySent: 1,
  EvidenceAdded: 1,
  EvidenceReleased: 1,
  EvidenceRejected: 1,
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
  SignalAssigned: 1,
  SignalHeld: 1,
  CaseRegistered: 1,
  AgentRegistered: 1,
  AgentSkillsChanged: 1,
  AgentCapacityChanged: 1,
  AgentShiftsPlanned: 1,
};

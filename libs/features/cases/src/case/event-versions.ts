import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CalendarEvent } from '../case-clock/calendar-events.js';
import { type ClockEvent } from '../case-clock/clock-events.js';
import { type CaseEvent } from './case-events.js';

type EventType = (CalendarEvent | CaseEvent | ClockEvent | RegisterEvent)['type'];

/**
 * The newest version of each event of cases, of their clocks and of customers' registers. An event whose data change their
 * shape gets the next version, an upcaster from the one before, and a golden file in `test/golden`.
 */
export const caseEventVersions: Readonly<Record<EventType, number>> = {
  CaseOpened: 2,
  SignalAttached: 1,
  ResolutionProposed: 1,
  CaseAssigned: 1,
  NoteAdded: 1,
  ContactRecorded: 2,
  ReplySent: 2,
  CaseResolved: 1,
  CaseClosed: 1,
  CaseReopened: 1,
  SignalAssigned: 1,
  SignalHeld: 1,
  CaseRegistered: 1,
  SlaClockStarted: 1,
  SlaClockPaused: 1,
  SlaClockResumed: 1,
  SlaClockRecomputed: 1,
  SlaClockStopped: 1,
  SlaWarningRaised: 1,
  SlaBreached: 1,
  SlaMet: 1,
  CalendarDefined: 1,
};

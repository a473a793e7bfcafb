import {
  type ClockEvent,
  type RecomputeReason,
  type StopReason,
} from '../../case-clock/clock-events.js';
import { type ClockName } from '../../playbooks/clock-target.js';
import { type WordsFor } from './words.js';

const names: Readonly<Record<ClockName, string>> = {
  'first-response': 'first response',
  resolution: 'resolution',
  'next-update': 'next update',
  'automatic-close': 'automatic close',
};

const reasons: Readonly<Record<RecomputeReason, string>> = {
  'calendar-changed': 'a calendar has changed',
  'request-known': 'the time of the request is known',
  'requested-again': 'it was requested again',
};

const endings: Readonly<Record<StopReason, string>> = {
  'done-late': 'done, too late',
  'not-needed': 'no longer waited for',
  'requested-again': 'promised anew: it was requested again',
};

export const clockWords: WordsFor<ClockEvent> = {
  SlaClockStarted: ({ clock, dueAt }) => `${names[clock]} due at ${dueAt}`,
  SlaClockPaused: ({ clock }) => `${names[clock]} paused: it is the customer's turn`,
  SlaClockResumed: ({ clock, dueAt }) => `${names[clock]} goes on, due at ${dueAt}`,
  SlaClockRecomputed: ({ clock, dueAt, reason }) =>
    `${names[clock]} now due at ${dueAt}: ${reasons[reason]}`,
  SlaClockStopped: ({ clock, reason }) => `${names[clock]} ${endings[reason]}`,
  SlaWarningRaised: ({ clock, dueAt }) => `${names[clock]} about to be missed: due at ${dueAt}`,
  SlaBreached: ({ clock, dueAt }) => `${names[clock]} missed: it was due at ${dueAt}`,
  SlaMet: ({ clock, dueAt }) => `${names[clock]} in time: it was due at ${dueAt}`,
};

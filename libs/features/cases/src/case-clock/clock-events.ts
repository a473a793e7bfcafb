import { type ClockName, type ClockTarget } from '../playbooks/clock-target.js';

/** A clock runs once, or again and again: each update to the customer begins the next round of `next-update`. */
export interface ClockRound {
  readonly clock: ClockName;
  /** Counts from 1. */
  readonly round: number;
}

/** What made a clock go on or stop. */
interface CausedByCase {
  /** Revision of the case's event that did. */
  readonly caseRevision: number;
}

interface Deadline {
  readonly dueAt: string;
  /** When somebody is told that it is about to be missed. */
  readonly warnAt?: string;
}

export interface SlaClockStarted {
  readonly type: 'SlaClockStarted';
  readonly data: ClockRound &
    CausedByCase &
    Deadline & { readonly startedAt: string; readonly target: ClockTarget };
}

export interface SlaClockPaused {
  readonly type: 'SlaClockPaused';
  readonly data: ClockRound & CausedByCase & { readonly pausedAt: string };
}

export interface SlaClockResumed {
  readonly type: 'SlaClockResumed';
  readonly data: ClockRound & CausedByCase & Deadline & { readonly resumedAt: string };
}

/** The deadline is another one than was promised before, or, of a paused clock, will be. */
export interface SlaClockRecomputed {
  readonly type: 'SlaClockRecomputed';
  readonly data: ClockRound &
    Deadline & {
      readonly reason: RecomputeReason;
      readonly previousDueAt: string;
      readonly startedAt: string;
      /** Of the case's event, if that was the reason. */
      readonly caseRevision?: number;
    };
}

export const recomputeReasons = ['calendar-changed', 'request-known', 'requested-again'] as const;
export type RecomputeReason = (typeof recomputeReasons)[number];

/** It is over without having been met in time. */
export interface SlaClockStopped {
  readonly type: 'SlaClockStopped';
  readonly data: ClockRound &
    CausedByCase & { readonly stoppedAt: string; readonly reason: StopReason };
}

/** `done-late`: after it was breached. `not-needed`: nobody waits any more. `requested-again`: breached, and promised anew. */
export const stopReasons = ['done-late', 'not-needed', 'requested-again'] as const;
export type StopReason = (typeof stopReasons)[number];

export interface SlaWarningRaised {
  readonly type: 'SlaWarningRaised';
  /** `noticedAt` is by the database's clock, which decides what is due. */
  readonly data: ClockRound & { readonly dueAt: string; readonly noticedAt: string };
}

export interface SlaBreached {
  readonly type: 'SlaBreached';
  readonly data: ClockRound & { readonly dueAt: string; readonly noticedAt: string };
}

/** What was promised was done in time, and the clock has stopped. */
export interface SlaMet {
  readonly type: 'SlaMet';
  readonly data: ClockRound & CausedByCase & { readonly dueAt: string; readonly stoppedAt: string };
}

export type ClockEvent =
  | SlaClockStarted
  | SlaClockPaused
  | SlaClockResumed
  | SlaClockRecomputed
  | SlaClockStopped
  | SlaWarningRaised
  | SlaBreached
  | SlaMet;

export const CLOCK_STREAM_PREFIX = 'caseClock-';

export function clockStream(caseId: string): string {
  return `${CLOCK_STREAM_PREFIX}${caseId}`;
}

export function caseIdOfClocks(streamName: string): string {
  return streamName.slice(CLOCK_STREAM_PREFIX.length);
}

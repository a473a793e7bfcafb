import { type Decider } from '#platform/kernel';
import { type ClockName, type ClockTarget } from '../playbooks/clock-target.js';
import { type ClockEvent, type SlaClockRecomputed } from './clock-events.js';

export interface Pause {
  readonly from: string;
  readonly until: string;
}

/** One round of one clock. Plain JSON. */
export interface Clock {
  readonly round: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly target: ClockTarget;
  readonly startedAt: string;
  /** The wallet has said when the customer asked; until then `startedAt` is when the trouble began. */
  readonly requestKnown: boolean;
  /** Those that are over. */
  readonly pauses: readonly Pause[];
  readonly pausedSince: string | null;
  /** Of a paused clock the one that it would have had. */
  readonly dueAt: string;
  readonly warnAt: string | null;
  readonly warned: boolean;
  readonly verdict: 'met' | 'breached' | null;
  readonly stoppedAt: string | null;
}

/** The clocks of one case, each as it stands in its last round. */
export interface CaseClocks {
  readonly clocks: Readonly<Partial<Record<ClockName, Clock>>>;
  /** The newest event of the case that changed a clock. */
  readonly caseRevision: number;
}

export const noClocks: CaseClocks = { clocks: {}, caseRevision: -1 };

export const clockDecider: Decider<CaseClocks, ClockEvent> = {
  initialState: noClocks,
  evolve: (current, event) => {
    const { clock } = event.data;
    const caseRevision = 'caseRevision' in event.data ? event.data.caseRevision : undefined;
    return {
      clocks: { ...current.clocks, [clock]: evolveClock(current.clocks[clock], event) },
      caseRevision: Math.max(current.caseRevision, caseRevision ?? -1),
    };
  },
};

/** @throws TypeError for what cannot happen to a clock that has not started. */
export function evolveClock(clock: Clock | undefined, event: ClockEvent): Clock {
  if (event.type === 'SlaClockStarted') {
    const { round, target, startedAt, dueAt, warnAt } = event.data;
    return { round, target, startedAt, dueAt, warnAt: warnAt ?? null, ...fresh };
  }
  if (!clock) throw new TypeError(`A clock begins with SlaClockStarted, not with ${event.type}.`);
  return { ...clock, ...changes(clock, event) };
}

const fresh = {
  state: 'running',
  requestKnown: false,
  pauses: [],
  pausedSince: null,
  warned: false,
  verdict: null,
  stoppedAt: null,
} as const;

function changes(
  clock: Clock,
  event: Exclude<ClockEvent, { readonly type: 'SlaClockStarted' }>,
): Partial<Clock> {
  switch (event.type) {
    case 'SlaClockPaused':
      return { state: 'paused', pausedSince: event.data.pausedAt };
    case 'SlaClockResumed': {
      const { resumedAt, dueAt, warnAt = null } = event.data;
      const pause = { from: clock.pausedSince ?? resumedAt, until: resumedAt };
      return { ...running, pauses: [...clock.pauses, pause], dueAt, warnAt };
    }
    case 'SlaClockRecomputed':
      return recomputed(clock, event.data);
    case 'SlaWarningRaised':
      return { warned: true };
    case 'SlaBreached':
      return { verdict: 'breached' };
    case 'SlaMet':
      return { ...stoppedAt(event.data), verdict: 'met' };
    case 'SlaClockStopped':
      return stoppedAt(event.data);
  }
}

function recomputed(clock: Clock, data: SlaClockRecomputed['data']): Partial<Clock> {
  const { startedAt, dueAt, warnAt = null, reason } = data;
  const requestKnown = clock.requestKnown || reason !== 'calendar-changed';
  // Who warned of the old deadline has not warned of the one that is promised anew.
  const warned = clock.warned && reason !== 'requested-again';
  return { startedAt, dueAt, warnAt, requestKnown, warned };
}

const running = { state: 'running', pausedSince: null } as const;

function stoppedAt({ stoppedAt: at }: { readonly stoppedAt: string }): Partial<Clock> {
  return { state: 'stopped', pausedSince: null, stoppedAt: at };
}

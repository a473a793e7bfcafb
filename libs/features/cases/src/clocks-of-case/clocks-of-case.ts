import { type CaseClocks, type Clock } from '../case-clock/case-clocks.js';
import { type PromiseName, promiseNames } from '../playbooks/clock-target.js';

/** A clock as it is shown. */
export interface ClockStanding {
  readonly clock: PromiseName;
  readonly round: number;
  readonly state: Clock['state'];
  readonly startedAt: string;
  /** Null while it is paused: then it depends on when the clock goes on. */
  readonly dueAt: string | null;
  readonly pausedSince: string | null;
  readonly verdict: Clock['verdict'];
  readonly stoppedAt: string | null;
}

export interface ClocksOfCase {
  readonly caseId: string;
  readonly clocks: readonly ClockStanding[];
  /** When a resolved case is closed, if nothing happens until then. */
  readonly closesAt: string | null;
}

export function clocksOfCase(caseId: string, { clocks }: CaseClocks): ClocksOfCase {
  const closing = clocks['automatic-close'];
  return {
    caseId,
    clocks: promiseNames.flatMap((name) => {
      const clock = clocks[name];
      return clock ? [standing(name, clock)] : [];
    }),
    closesAt: closing?.state === 'running' ? closing.dueAt : null,
  };
}

function standing(clock: PromiseName, of: Clock): ClockStanding {
  const { round, state, startedAt, dueAt, pausedSince, verdict, stoppedAt } = of;
  return {
    ...{ clock, round, state, startedAt },
    dueAt: state === 'paused' ? null : dueAt,
    ...{ pausedSince, verdict, stoppedAt },
  };
}

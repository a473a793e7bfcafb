import { type ClockName, clockNames, promiseNames } from '../playbooks/clock-target.js';
import { type CaseClocks, type Clock } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';

/** What is due of a clock, and when. A clock that is paused, over or decided has nothing left. */
function nextOf(name: ClockName, clock: Clock): string | undefined {
  if (clock.state !== 'running' || clock.verdict) return undefined;
  if (name === 'automatic-close') return clock.dueAt;
  return clock.warned ? clock.dueAt : (clock.warnAt ?? clock.dueAt);
}

/** The next moment at which something of these clocks has to be done; undefined while there is none. */
export function nextDeadline({ clocks }: CaseClocks): string | undefined {
  const all = clockNames.flatMap((name) => {
    const clock = clocks[name];
    return (clock && nextOf(name, clock)) ?? [];
  });
  return all.sort().at(0);
}

/** When the first promise that is still to be kept is due. */
export function nextDue({ clocks }: CaseClocks): string | undefined {
  const due = promiseNames.flatMap((name) => {
    const clock = clocks[name];
    const open = clock?.state === 'running' && !clock.verdict;
    return open ? [clock.dueAt] : [];
  });
  return due.sort().at(0);
}

/** The warnings and breaches whose time has come, each of which is told once. */
export function fireDeadlines({ clocks }: CaseClocks, now: Date): readonly ClockEvent[] {
  const noticedAt = now.toISOString();
  return promiseNames.flatMap((name): readonly ClockEvent[] => {
    const clock = clocks[name];
    const next = clock && nextOf(name, clock);
    if (!clock || next === undefined || next > noticedAt) return [];
    const { round, dueAt } = clock;
    const type = dueAt <= noticedAt ? 'SlaBreached' : 'SlaWarningRaised';
    return [{ type, data: { clock: name, round, dueAt, noticedAt } }];
  });
}

/** A resolved case that nobody has come back to is to be closed. */
export function isToBeClosed({ clocks }: CaseClocks, now: Date): boolean {
  const clock = clocks['automatic-close'];
  return clock?.state === 'running' && clock.dueAt <= now.toISOString();
}

import { clockNames } from '../playbooks/clock-target.js';
import { type CaseClocks, clockDecider, noClocks } from './case-clocks.js';
import { type ClockEvent, type SlaClockStarted } from './clock-events.js';
import { type Calendars, deadlinesOf } from './deadline.js';

/** Open deadlines by other calendars. Verdicts stay, and so does what a paused clock will be told when it resumes. */
export function recomputeDeadlines(
  { clocks }: CaseClocks,
  calendars: Calendars,
): readonly ClockEvent[] {
  return clockNames.flatMap((name): readonly ClockEvent[] => {
    const clock = clocks[name];
    if (clock?.state !== 'running' || clock.verdict || !('calendar' in clock.target)) return [];
    if (!calendars.has(clock.target.calendar)) return [];
    const deadlines = deadlinesOf(clock, calendars);
    const { round, startedAt, dueAt: previousDueAt, warnAt } = clock;
    if (deadlines.dueAt === previousDueAt && (deadlines.warnAt ?? null) === warnAt) return [];
    const reason = 'calendar-changed';
    return [
      {
        type: 'SlaClockRecomputed',
        data: { clock: name, round, reason, previousDueAt, startedAt, ...deadlines },
      },
    ];
  });
}

/** Whether a clock that starts with this deadline has another one by these calendars. */
export function startsOtherwise(event: SlaClockStarted, calendars: Calendars): boolean {
  return recomputeDeadlines(clockDecider.evolve(noClocks, event), calendars).length > 0;
}

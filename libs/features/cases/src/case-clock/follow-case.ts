import { type EventMetadata } from '#platform/kernel';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview, type CaseStatus } from '../case/case-overview.js';
import { isWorkedOn } from '../case/working-states.js';
import { type ClockName } from '../playbooks/clock-target.js';
import { type Playbook } from '../playbooks/playbook.js';
import { type CaseClocks, type Clock, clockDecider } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';
import { deadlinesOf } from './deadline.js';
import { requested } from './requested.js';
import { type SlaSettings, targetOf } from './sla-settings.js';
import { statesSomething, tellsCustomer } from './what-customer-hears.js';

/** One event of a case, and the case right before and after it. */
export interface CaseChange {
  readonly event: CaseEvent & {
    readonly revision: number;
    readonly metadata: Pick<EventMetadata, 'occurredAt' | 'recordedAt'>;
  };
  readonly before: CaseOverview | undefined;
  readonly after: CaseOverview;
  readonly playbook: Playbook;
}

/**
 * What an event of a case means for its clocks. Verdicts follow from when things happened, whenever they are
 * looked at. The same event again means nothing, as the clocks know how far they have followed the case.
 */
export function followCase(
  clocks: CaseClocks,
  change: CaseChange,
  settings: SlaSettings,
): readonly ClockEvent[] {
  const { event, before, after } = change;
  if (event.revision <= clocks.caseRevision) return [];
  const hand = new ClockHand(clocks, change, settings);
  if (event.type === 'CaseOpened') {
    if (!event.data.backfill) hand.start('first-response', 'resolution', 'next-update');
    return hand.events;
  }
  if (before && !isWorkedOn(before.status) && isWorkedOn(after.status)) {
    hand.stop('not-needed', 'automatic-close');
    hand.start('resolution', 'next-update');
  }
  requested(hand, event);
  heard(hand, event, after.status);
  if (!isWorkedOn(after.status)) end(hand, after.status);
  else if (after.status === 'awaiting-customer') hand.pause('resolution');
  else hand.resume('resolution');
  return hand.events;
}

/** What the customer hears ends the first response, and begins the wait for the next update anew. */
function heard(hand: ClockHand, event: CaseEvent, status: CaseStatus): void {
  if (statesSomething(event)) hand.finish('first-response');
  if (!tellsCustomer(event) || hand.clock('next-update')?.state !== 'running') return;
  hand.finish('next-update');
  if (isWorkedOn(status)) hand.start('next-update');
}

function end(hand: ClockHand, status: CaseStatus): void {
  if (status === 'cancelled' || status === 'merged') {
    hand.stop('not-needed', 'first-response', 'resolution', 'next-update', 'automatic-close');
    return;
  }
  // A case that came from history, and was never opened anew, has no clocks; so none closes it.
  const hadClocks = hand.clock('resolution') !== undefined;
  hand.finish('first-response', 'resolution', 'next-update');
  if (status === 'closed') hand.stop('not-needed', 'automatic-close');
  else if (hadClocks && hand.clock('automatic-close')?.state !== 'running') {
    hand.start('automatic-close');
  }
}

/** Moves clocks because of one event of the case, and notes what became of each. */
export class ClockHand {
  readonly #events: ClockEvent[] = [];
  readonly #at: string;
  readonly #caseRevision: number;

  constructor(
    private clocks: CaseClocks,
    private readonly change: CaseChange,
    private readonly settings: SlaSettings,
  ) {
    this.#at = change.event.metadata.recordedAt;
    this.#caseRevision = change.event.revision;
  }

  get events(): readonly ClockEvent[] {
    return this.#events;
  }

  clock(name: ClockName): Clock | undefined {
    return this.clocks.clocks[name];
  }

  start(...names: readonly ClockName[]): void {
    for (const clock of names) {
      const { after, playbook, event } = this.change;
      const target = targetOf(clock, after, playbook, this.settings);
      const startedAt = target.from === 'recordedAt' ? this.#at : occurrenceOf(event);
      const deadlines = deadlinesOf({ target, startedAt, pauses: [] }, this.settings.calendars);
      const round = (this.clock(clock)?.round ?? 0) + 1;
      const caseRevision = this.#caseRevision;
      this.#note({
        type: 'SlaClockStarted',
        data: { clock, round, startedAt, target, ...deadlines, caseRevision },
      });
    }
  }

  /** What was promised is done: in time, or late. */
  finish(...names: readonly ClockName[]): void {
    for (const name of names) {
      const clock = this.clock(name);
      if (!clock || clock.state === 'stopped') continue;
      const of = { clock: name, round: clock.round };
      const stoppedAt = this.#at;
      const caseRevision = this.#caseRevision;
      if (clock.state === 'paused' || stoppedAt <= clock.dueAt) {
        const { dueAt } = clock;
        this.#note({ type: 'SlaMet', data: { ...of, dueAt, stoppedAt, caseRevision } });
        continue;
      }
      this.#breach(name, clock);
      this.#note({
        type: 'SlaClockStopped',
        data: { ...of, stoppedAt, reason: 'done-late', caseRevision },
      });
    }
  }

  stop(reason: 'not-needed', ...names: readonly ClockName[]): void {
    for (const name of names) {
      const clock = this.clock(name);
      if (!clock || clock.state === 'stopped') continue;
      const caseRevision = this.#caseRevision;
      const { round } = clock;
      this.#note({
        type: 'SlaClockStopped',
        data: { clock: name, round, stoppedAt: this.#at, reason, caseRevision },
      });
    }
  }

  /** A breached clock has nothing left to wait for. */
  pause(name: ClockName): void {
    const clock = this.clock(name);
    if (clock?.state !== 'running' || clock.verdict) return;
    if (this.#at >= clock.dueAt) {
      this.#breach(name, clock);
      return;
    }
    const caseRevision = this.#caseRevision;
    this.#note({
      type: 'SlaClockPaused',
      data: { clock: name, round: clock.round, pausedAt: this.#at, caseRevision },
    });
  }

  resume(name: ClockName): void {
    const clock = this.clock(name);
    if (clock?.state !== 'paused') return;
    const pause = { from: clock.pausedSince ?? this.#at, until: this.#at };
    const run = { ...clock, pauses: [...clock.pauses, pause] };
    const deadlines = deadlinesOf(run, this.settings.calendars);
    const caseRevision = this.#caseRevision;
    this.#note({
      type: 'SlaClockResumed',
      data: { clock: name, round: clock.round, resumedAt: this.#at, ...deadlines, caseRevision },
    });
  }

  /** Counts from another time, unless the verdict is there already. */
  countFrom(name: ClockName, startedAt: string, reason: 'request-known' | 'requested-again'): void {
    const clock = this.clock(name);
    if (!clock || clock.state === 'stopped' || clock.verdict) return;
    const { round, dueAt: previousDueAt } = clock;
    const deadlines = deadlinesOf({ ...clock, startedAt }, this.settings.calendars);
    const caseRevision = this.#caseRevision;
    this.#note({
      type: 'SlaClockRecomputed',
      data: { clock: name, round, reason, previousDueAt, startedAt, ...deadlines, caseRevision },
    });
  }

  #breach(clock: ClockName, { round, dueAt, verdict }: Clock): void {
    if (verdict) return;
    this.#note({ type: 'SlaBreached', data: { clock, round, dueAt, noticedAt: this.#at } });
  }

  #note(event: ClockEvent): void {
    this.#events.push(event);
    this.clocks = clockDecider.evolve(this.clocks, event);
  }
}

/** What an agent opened by hand began when the agent says, if that is known. */
function occurrenceOf({ type, data, metadata }: CaseChange['event']): string {
  const said = type === 'CaseOpened' ? data.troubleSince : undefined;
  return said !== undefined && said < metadata.recordedAt ? said : metadata.occurredAt;
}

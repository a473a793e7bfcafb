import { type ClockName, type ClockTarget } from '../playbooks/clock-target.js';
import { type CaseChange } from './case-change.js';
import { type CaseClocks, type Clock, clockDecider } from './case-clocks.js';
import { type ClockEvent, type RecomputeReason, type StopReason } from './clock-events.js';
import { deadlinesOf } from './deadline.js';
import { type SlaSettings, targetOf } from './sla-settings.js';

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
    for (const name of names) {
      const { after, playbook, event } = this.change;
      const target = targetOf(name, after, playbook, this.settings);
      this.#begin(name, target, target.from === 'recordedAt' ? this.#at : occurrenceOf(event));
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

  stop(reason: Exclude<StopReason, 'done-late'>, ...names: readonly ClockName[]): void {
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

  /** Counts from another time. A promise that is broken stays so: what is requested again has the next one. */
  countFrom(name: ClockName, startedAt: string, reason: 'request-known' | 'requested-again'): void {
    const clock = this.clock(name);
    if (!clock || clock.state === 'stopped') return;
    const isAgain = reason === 'requested-again';
    if (isAgain && clock.state === 'running' && this.#at > clock.dueAt) this.#breach(name, clock);
    if (!this.clock(name)?.verdict) {
      this.#redate(name, clock, startedAt, reason);
    } else if (isAgain) {
      this.stop(reason, name);
      this.#begin(name, clock.target, startedAt);
    }
  }

  #begin(clock: ClockName, target: ClockTarget, startedAt: string): void {
    const deadlines = deadlinesOf({ target, startedAt, pauses: [] }, this.settings.calendars);
    const round = (this.clock(clock)?.round ?? 0) + 1;
    const caseRevision = this.#caseRevision;
    this.#note({
      type: 'SlaClockStarted',
      data: { clock, round, startedAt, target, ...deadlines, caseRevision },
    });
  }

  #redate(name: ClockName, clock: Clock, startedAt: string, reason: RecomputeReason): void {
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

/** When what starts a clock began: of a case opened by hand, when the agent says, if that is known. */
function occurrenceOf({ type, data, metadata }: CaseChange['event']): string {
  if (type === 'SignalAttached') return data.occurredAt;
  const said = type === 'CaseOpened' ? data.troubleSince : undefined;
  return said !== undefined && said < metadata.recordedAt ? said : metadata.occurredAt;
}

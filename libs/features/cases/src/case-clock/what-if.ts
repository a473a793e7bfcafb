import { type ClockName, clockNames } from '../playbooks/clock-target.js';
import { type CaseClocks, type Clock, clockDecider, noClocks } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';
import { type Calendars, deadlinesOf } from './deadline.js';

type Outcome = 'met' | 'breached' | 'open';

/** A promise that other calendars would have dated otherwise. */
export interface ClockDifference {
  readonly caseId: string;
  readonly clock: ClockName;
  readonly round: number;
  readonly dueAt: string;
  readonly wouldBeDueAt: string;
  readonly outcome: Outcome;
  readonly wouldBe: Outcome;
}

export interface WhatIfSummary {
  /** Rounds of clocks that run by one of the calendars. */
  readonly promises: number;
  readonly otherwiseDue: number;
  readonly metInstead: number;
  readonly breachedInstead: number;
}

/** What would have become of every promise in the log, had other calendars held. It changes nothing. */
export class WhatIf {
  readonly #cases = new Map<string, CaseClocks>();
  readonly #asOf: string;
  #summary: WhatIfSummary = { promises: 0, otherwiseDue: 0, metInstead: 0, breachedInstead: 0 };

  /** @param asOf what is open then is open */
  constructor(
    private readonly calendars: Calendars,
    asOf: Date,
  ) {
    this.#asOf = asOf.toISOString();
  }

  get summary(): WhatIfSummary {
    return this.#summary;
  }

  /** The events of each case in their order. Answers the round that is over with it, where it differs. */
  add(caseId: string, event: ClockEvent): readonly ClockDifference[] {
    const before = this.#cases.get(caseId) ?? noClocks;
    this.#cases.set(caseId, clockDecider.evolve(before, event));
    const ended = before.clocks[event.data.clock];
    return event.type === 'SlaClockStarted' && ended
      ? this.#compare(caseId, event.data.clock, ended)
      : [];
  }

  /** The last round of each clock, after all events. */
  *end(): Generator<ClockDifference> {
    for (const [caseId, { clocks }] of this.#cases) {
      for (const name of clockNames) {
        const clock = clocks[name];
        if (clock) yield* this.#compare(caseId, name, clock);
      }
    }
  }

  #compare(caseId: string, name: ClockName, clock: Clock): readonly ClockDifference[] {
    const { target, round, dueAt } = clock;
    if (!('calendar' in target) || !this.calendars.has(target.calendar)) return [];
    const wouldBeDueAt = deadlinesOf(clock, this.calendars).dueAt;
    const outcome = clock.verdict ?? 'open';
    const wouldBe = this.#outcome(clock, wouldBeDueAt);
    this.#count(dueAt !== wouldBeDueAt, outcome, wouldBe);
    if (dueAt === wouldBeDueAt && outcome === wouldBe) return [];
    return [{ caseId, clock: name, round, dueAt, wouldBeDueAt, outcome, wouldBe }];
  }

  /** Who waits for nothing any more, or for the customer, breaks no promise. */
  #outcome({ state, verdict, stoppedAt, pausedSince }: Clock, dueAt: string): Outcome {
    const until = stoppedAt ?? pausedSince ?? this.#asOf;
    if (dueAt < until) return verdict === null && state === 'stopped' ? 'open' : 'breached';
    return stoppedAt === null || verdict === null ? 'open' : 'met';
  }

  #count(isOtherwiseDue: boolean, outcome: Outcome, wouldBe: Outcome): void {
    const one = (counts: boolean) => (counts ? 1 : 0);
    const { promises, otherwiseDue, metInstead, breachedInstead } = this.#summary;
    this.#summary = {
      promises: promises + 1,
      otherwiseDue: otherwiseDue + one(isOtherwiseDue),
      metInstead: metInstead + one(outcome === 'breached' && wouldBe !== 'breached'),
      breachedInstead: breachedInstead + one(outcome !== 'breached' && wouldBe === 'breached'),
    };
  }
}

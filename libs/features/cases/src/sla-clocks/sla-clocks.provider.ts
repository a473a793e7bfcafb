import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import {
  type Cause,
  EVENT_STORE,
  type EventStore,
  type RecordedEvent,
} from '#platform/event-store';
import { type Actor } from '#platform/kernel';
import { caseIdOf, caseStream } from '../case/case-events.js';
import { type CaseClocks, noClocks } from '../case-clock/case-clocks.js';
import {
  CLOCK_DECISIONS,
  type ClockDecisions,
  SLA_SETTINGS,
} from '../case-clock/case-clocks.provider.js';
import { clockStream } from '../case-clock/clock-events.js';
import { type Calendars } from '../case-clock/deadline.js';
import { fireDeadlines, isToBeClosed } from '../case-clock/fire-deadlines.js';
import { followCase, leavesClocks } from '../case-clock/follow-case.js';
import { recomputeDeadlines } from '../case-clock/recompute-deadlines.js';
import { type SlaSettings } from '../case-clock/sla-settings.js';
import { AUTOMATIC_CLOSE, type AutomaticClose } from '../case-clock/automatic-close.js';
import { FollowedCases } from './followed-cases.provider.js';

const actor: Actor = { kind: 'system', id: 'sla-clocks' };
const DEADLINES = '3d0f0d9e-5d5b-4c6e-8f0a-5e3f1a6f2b11';

/** Everything that is decided about the clocks of a case, each decision at an exact revision of their stream. */
@Injectable()
export class SlaClocks {
  constructor(
    @Inject(CLOCK_DECISIONS) private readonly decisions: ClockDecisions,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SLA_SETTINGS) private readonly settings: SlaSettings,
    @Inject(AUTOMATIC_CLOSE) private readonly automaticClose: AutomaticClose,
    private readonly cases: FollowedCases,
  ) {}

  /** What an event of the case means for its clocks. The second time it does nothing. */
  async follow(event: RecordedEvent): Promise<void> {
    const change = await this.cases.changeBy(event);
    const stream = clockStream(caseIdOf(event.streamName));
    const known = this.decisions.known(stream)?.state ?? noClocks;
    // Without a look at the log: there is one for each event of each case.
    if (leavesClocks(known, change)) return;
    const { correlationId, recordedAt } = event.metadata;
    const cause = { id: event.id, actor, correlationId, occurredAt: recordedAt };
    await this.decisions.decide(
      stream,
      cause,
      ({ state }) => followCase(state, change, this.settings),
      { presumedNew: event.revision === 0 },
    );
  }

  /**
   * Tells what is due. What has happened to the case before is looked at first: an answer that nobody has followed yet
   * is no breach.
   *
   * @param now by the clock that decides what is due
   */
  async fire(caseId: string, now: Date): Promise<void> {
    const clocks = await this.#caughtUp(caseId);
    const due = causeOf(caseId, clocks, now);
    await this.decisions.decide(clockStream(caseId), due, ({ state }) => [
      ...fireDeadlines(state, now),
    ]);
    if (isToBeClosed(clocks, now)) {
      await this.automaticClose.close(caseId, { ...due, id: uuidv5('close', due.id) });
    }
  }

  /** By calendars that have changed. */
  async recompute(
    caseId: string,
    cause: Pick<Cause, 'id' | 'correlationId'>,
    calendars: Calendars,
  ): Promise<void> {
    await this.decisions.decide(clockStream(caseId), { ...cause, actor }, ({ state }) =>
      recomputeDeadlines(state, calendars),
    );
  }

  async #caughtUp(caseId: string): Promise<CaseClocks> {
    const { state } = await this.decisions.load(clockStream(caseId));
    const from = state.caseRevision + 1;
    const unseen: RecordedEvent[] = [];
    for await (const event of this.store.readStream(caseStream(caseId), { from })) {
      unseen.push(event);
    }
    if (unseen.length === 0) return state;
    for (const event of unseen) await this.follow(event);
    return (await this.decisions.load(clockStream(caseId))).state;
  }
}

/** The same for every process that fires the same deadlines. */
function causeOf(caseId: string, { clocks }: CaseClocks, now: Date): Cause {
  const rounds = Object.entries(clocks).map(([name, { round, dueAt, warnAt, warned, verdict }]) => [
    ...[name, round, dueAt, warnAt, warned, verdict],
    dueAt <= now.toISOString(),
  ]);
  const id = uuidv5(JSON.stringify([caseId, rounds]), DEADLINES);
  return { id, actor, correlationId: id };
}

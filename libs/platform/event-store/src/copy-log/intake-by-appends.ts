import { setTimeout as sleep } from 'node:timers/promises';
import { toLogEntry } from '../compare-logs/log-entry.js';
import { EventStoreUnavailableError } from '../errors.js';
import { type EventStore, type Position, type RecordedEvent } from '../event-store.js';
import { withPatience } from '../patience.js';
import { type LogIntake, TargetChangedError } from './log-intake.js';
import { type Run, runsOf } from './runs.js';

const PATIENCE = {
  forMs: 30_000,
  pauseMs: 250,
  isTransient: (error: unknown) => error instanceof EventStoreUnavailableError,
};

/**
 * Into any store, each append after the answer to the one before. Of several under way at once a store may
 * lose one and keep the next.
 */
export class IntakeByAppends implements LogIntake {
  constructor(private readonly store: EventStore) {}

  async take(events: readonly RecordedEvent[], after: Position | undefined): Promise<Position> {
    for (const run of runsOf(events)) await this.#append(run);
    return withPatience(() => this.#readBack(events, after), PATIENCE);
  }

  async #append(run: Run): Promise<void> {
    const { streamName, revision, events } = run;
    const expected = revision === 0 ? 'none' : revision - 1;
    const result = await this.store.append(streamName, expected, events);
    if (result.outcome === 'appended') return;
    const mayBeOurs = result.currentRevision !== 'none' && result.currentRevision >= revision;
    if (!mayBeOurs || !(await this.#arrives(run))) throw new TargetChangedError();
  }

  /**
   * Where the ids are in another namespace of the server, too, EventStoreDB takes its second look at an
   * append for a conflict until it has indexed the first.
   */
  async #arrives({ streamName, revision, events }: Run): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const ids: string[] = [];
      const range = { from: revision, limit: events.length };
      for await (const { id } of this.store.readStream(streamName, range)) ids.push(id);
      if (ids.length >= events.length) return events.every(({ id }, index) => id === ids[index]);
      await sleep(250);
    }
    return false;
  }

  /** Each stream is continued exactly; what others may have put between them, only the log tells. */
  async #readBack(
    events: readonly RecordedEvent[],
    after: Position | undefined,
  ): Promise<Position> {
    let reached: Position | undefined;
    let count = 0;
    for await (const event of this.store.readAll({ after, limit: events.length })) {
      const expected = events[count];
      if (!expected || toLogEntry(event).content !== toLogEntry(expected).content) break;
      reached = event.position;
      count += 1;
    }
    if (reached === undefined || count < events.length) throw new TargetChangedError();
    return reached;
  }
}

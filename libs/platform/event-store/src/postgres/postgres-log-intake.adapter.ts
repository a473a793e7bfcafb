import { type Pool, type PoolClient } from 'pg';
import { isTransientPostgresError } from '#platform/postgres';
import { type LogIntake, TargetChangedError } from '../copy-log/log-intake.js';
import { type Position, type RecordedEvent } from '../event-store.js';
import { withPatience } from '../patience.js';
import { APPEND, type Found, IDS, type StoredId, withoutPayload } from './log-writer.adapter.js';
import { toNumber, toPosition } from './stored-event.js';

/** An append lasts until its commit, and a batch of large events may take long. */
const STATEMENT_MS = 60_000;
const PATIENCE = { forMs: 30_000, pauseMs: 250, isTransient: isTransientPostgresError };

/** The events of a batch that belong to one stream. */
interface Member {
  /** Counted from 1, as the function does. */
  readonly number: number;
  readonly streamName: string;
  readonly first: number;
  last: number;
}

/**
 * Into PostgreSQL, each batch in one transaction: `append_to_event_log` gives positions in the order in which
 * it gets the events, however their streams take turns.
 */
export class PostgresLogIntake implements LogIntake {
  constructor(private readonly pool: Pool) {}

  async take(events: readonly RecordedEvent[], after: Position | undefined): Promise<Position> {
    return withPatience(async () => {
      const client = await this.pool.connect();
      try {
        const reached = await new Batch(client, events, toNumber(after)).append();
        client.release();
        return reached;
      } catch (error) {
        // Gone with its transaction.
        client.release(true);
        throw withoutPayload(error);
      }
    }, PATIENCE);
  }
}

class Batch {
  readonly #members = new Map<string, Member>();

  constructor(
    private readonly client: PoolClient,
    private readonly events: readonly RecordedEvent[],
    private readonly after: number,
  ) {
    for (const { streamName, revision } of events) {
      const member = this.#members.get(streamName);
      const number = this.#members.size + 1;
      if (member) member.last = revision;
      else this.#members.set(streamName, { number, streamName, first: revision, last: revision });
    }
  }

  async append(): Promise<Position> {
    const members = [...this.#members.values()];
    await this.#query('begin');
    const { heads, last_position } = await this.#insert(members);
    const isTaken =
      Number(last_position) === this.after &&
      members.every(({ first }, index) => heads[index] === first - 1);
    await this.#query(isTaken ? 'commit' : 'rollback');
    if (!isTaken) await this.#expectRepeat(members);
    return toPosition(this.after + this.events.length);
  }

  async #insert(members: readonly Member[]): Promise<Found> {
    const { events } = this;
    const [found] = await this.#query<Found>(APPEND, [
      members.map(({ streamName }) => streamName),
      members.map(({ first }) => first - 1),
      events.map(({ streamName }) => this.#members.get(streamName)?.number),
      events.map(({ revision }) => revision),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ data }) => JSON.stringify(data)),
      events.map(({ metadata }) => JSON.stringify(metadata)),
    ]);
    if (!found) throw new Error('PostgreSQL has not said what became of the events.');
    return found;
  }

  /** The batch may have been committed before, and its answer lost. */
  async #expectRepeat(members: readonly Member[]): Promise<void> {
    const stored = await this.#query<StoredId>(IDS, [
      members.map(({ number }) => number),
      members.map(({ streamName }) => streamName),
      members.map(({ first }) => first),
      members.map(({ last }) => last),
    ]);
    const ids = new Map(stored.map(({ position, id }) => [Number(position), id]));
    const isRepeat = this.events.every(({ id }, index) => ids.get(this.after + 1 + index) === id);
    if (!isRepeat) throw new TargetChangedError();
  }

  async #query<Row extends object>(
    text: string,
    values: readonly (readonly unknown[])[] = [],
  ): Promise<readonly Row[]> {
    const query = { text, values: [...values], query_timeout: STATEMENT_MS };
    return (await this.client.query<Row>(query)).rows;
  }
}

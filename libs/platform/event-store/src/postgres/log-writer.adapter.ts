import { DatabaseError, type Pool } from 'pg';
import { integerArray, isTransientPostgresError, textArray, uuidArray } from '#platform/postgres';
import { type AppendResult, type StreamRevision } from '../event-store.js';
import { type SerializedEvent } from '../serialize-append.js';
import { type PendingAppend } from './append-queue.js';
import { type StoredEvent, toPosition } from './stored-event.js';

export interface Found {
  /** By member: the revision of its stream's last event, -1 for none. */
  readonly heads: readonly number[];
  readonly last_position: string;
}

export interface StoredId {
  readonly member: number;
  readonly id: string;
  readonly revision: number;
  readonly position: string;
}

/** Writes groups of appends, each group in one transaction and one round trip. */
export class LogWriter {
  constructor(
    private readonly pool: Pool,
    private readonly timeoutMs: number,
    /** Told of events right after their commit. */
    private readonly committed: (events: readonly StoredEvent[]) => void,
  ) {}

  async write(group: readonly PendingAppend[]): Promise<readonly AppendResult[]> {
    const events = group.flatMap(({ streamName: stream, expectedRevision, events }, member) =>
      events.map((event, index) => {
        const revision = toHead(expectedRevision) + 1 + index;
        return { stream, revision, member, ...event };
      }),
    );
    const [{ heads, last_position }] = (await this.#query<Found>('append_to_event_log', APPEND, [
      textArray(group.map(({ streamName }) => streamName)),
      integerArray(group.map(({ expectedRevision }) => toHead(expectedRevision))),
      integerArray(events.map(({ member }) => member + 1)),
      integerArray(events.map(({ revision }) => revision)),
      uuidArray(events.map(({ id }) => id)),
      textArray(events.map(({ type }) => type)),
      textArray(events.map(({ data }) => data)),
      textArray(events.map(({ metadata }) => metadata)),
    ])) as [Found];
    const isTaken = group.map(
      (append, member) => heads[member] === toHead(append.expectedRevision),
    );
    const taken = events
      .filter(({ member }) => isTaken[member])
      .map((event, index) => ({ position: String(Number(last_position) + 1 + index), ...event }));
    this.committed(taken);
    const lastOf = new Map(taken.map((event) => [event.member, event]));
    const results = group.map((_, member): AppendResult => {
      const last = lastOf.get(member);
      if (last) return appendedUpTo(last);
      return { outcome: 'conflict', currentRevision: toRevision(heads[member]) };
    });
    return this.#withRepeats(group, results);
  }

  /** What looks like a conflict may have been made before: then its very events are where they should go. */
  async #withRepeats(
    group: readonly PendingAppend[],
    results: readonly AppendResult[],
  ): Promise<readonly AppendResult[]> {
    const asked = group
      .map((append, member) => ({ append, member, first: toHead(append.expectedRevision) + 1 }))
      .filter(({ member }) => results[member]?.outcome === 'conflict');
    if (asked.length === 0) return results;
    const stored = await this.#query<StoredId>('event_ids_of_streams', IDS, [
      asked.map(({ member }) => member),
      asked.map(({ append }) => append.streamName),
      asked.map(({ first }) => first),
      asked.map(({ append, first }) => first + append.events.length - 1),
    ]);
    const repeats = new Map<number, AppendResult>();
    for (const { append, member } of asked) {
      const there = stored.filter((row) => row.member === member);
      const last = lastOfRepeat(append.events, there);
      if (last) repeats.set(member, appendedUpTo(last));
    }
    return results.map((result, member) => repeats.get(member) ?? result);
  }

  async #query<Row extends object>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const query = { name, text, values: [...values], query_timeout: this.timeoutMs };
    try {
      return (await this.pool.query<Row>(query)).rows;
    } catch (error) {
      throw withoutPayload(error);
    }
  }
}

/** A group of appends; answers `Found`. */
export const APPEND =
  'select heads, last_position from append_to_event_log($1, $2, $3, $4, $5, $6, $7, $8)';

/** What is where the events of a group should go; answers rows of `StoredId`. */
export const IDS = `
  select m.member, e.id, e.revision, e.position
  from unnest($1::integer[], $2::text[], $3::integer[], $4::integer[]) as m(member, stream, first, last)
  join events e on e.stream = m.stream and e.revision between m.first and m.last
  order by m.member, e.revision`;

function lastOfRepeat(
  appended: readonly SerializedEvent[],
  stored: readonly StoredId[],
): StoredId | undefined {
  const same = appended.every(({ id }, index) => stored[index]?.id === id);
  return same ? stored.at(-1) : undefined;
}

function appendedUpTo({
  revision,
  position,
}: Pick<StoredEvent, 'revision' | 'position'>): AppendResult {
  return { outcome: 'appended', revision, position: toPosition(position) };
}

function toHead(revision: StreamRevision): number {
  return revision === 'none' ? -1 : revision;
}

function toRevision(head = -1): StreamRevision {
  return head === -1 ? 'none' : head;
}

/** What PostgreSQL says of a refusal quotes the row, and a row is somebody's personal data. */
export function withoutPayload(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || isTransientPostgresError(error)) return error;
  return new Error(`PostgreSQL refused the statement, with the code ${error.code ?? 'unknown'}.`);
}

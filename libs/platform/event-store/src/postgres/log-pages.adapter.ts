import { type Pool } from 'pg';
import { type EventFilter } from '../event-store.js';
import { type StoredEvent } from './stored-event.js';

export interface Page<Event = StoredEvent> {
  readonly events: readonly Event[];
  /** Nothing more was there when the page was read. */
  readonly last: boolean;
}

export interface LogPage<Event = StoredEvent> extends Page<Event> {
  /** What is wanted up to this position is in this page or lies before it. */
  readonly reaches: number;
}

export interface StreamRange {
  readonly direction: 'forwards' | 'backwards';
  readonly from: number;
  readonly limit: number;
}

export interface LogRange {
  readonly after: number;
  readonly filter?: EventFilter | undefined;
  readonly limit: number;
}

interface PageRow extends StoredEvent {
  readonly found: number;
}

/** A page ends after so many bytes of payload, so that large events do not fill the memory. */
const PAGE_BYTES = 8_000_000;

/** Reads the log by pages, each from where the one before ended. */
export class LogPages {
  constructor(
    private readonly pool: Pool,
    private readonly timeoutMs: number,
  ) {}

  async ofStream(stream: string, { direction, from, limit }: StreamRange): Promise<Page> {
    return direction === 'forwards'
      ? this.#page('stream_forwards', STREAM_FORWARDS, [limit, stream, from])
      : this.#page('stream_backwards', STREAM_BACKWARDS, [limit, stream, from]);
  }

  async ofLog({ after, filter, limit }: LogRange): Promise<LogPage> {
    const prefixes =
      filter && 'streamPrefixes' in filter ? withoutOverlaps(filter.streamPrefixes) : null;
    const types = filter && 'eventTypes' in filter ? filter.eventTypes : null;
    const page = await this.#page('log', LOG, [limit, after, prefixes, types]);
    return { ...page, reaches: Number(page.events.at(-1)?.position ?? after) };
  }

  async #page(name: string, text: string, values: readonly unknown[]): Promise<Page> {
    const query = { name, text, values: [...values], query_timeout: this.timeoutMs };
    const { rows } = await this.pool.query<PageRow>(query);
    const found = rows[0]?.found ?? 0;
    return { events: rows, last: found < Number(values[0]) && rows.length === found };
  }
}

/** An event that two prefixes cover would come twice. */
function withoutOverlaps(prefixes: readonly string[]): readonly string[] {
  return [...new Set(prefixes)].filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  );
}

/** The length of a payload that is kept out of line is known without fetching it. */
function page(candidates: string, order: string): string {
  return `
    select position, revision, id, stream, type, data, metadata, found
    from (
      select
        candidates.*,
        (count(*) over ())::integer as found,
        sum(octet_length(data) + octet_length(metadata)) over (
          order by ${order} rows between unbounded preceding and 1 preceding
        ) as bytes_before
      from (${candidates}) as candidates
    ) as measured
    where bytes_before is null or bytes_before < ${PAGE_BYTES}
    order by ${order}`;
}

/** Revisions have no gaps: a page is a range, whatever the planner knows of the stream. */
const STREAM_FORWARDS = page(
  'select * from events where stream = $2 and revision >= $3 and revision < $3::bigint + $1',
  'revision',
);

const STREAM_BACKWARDS = page(
  `select events.*
   from events, (select max(revision) as revision from events where stream = $2) as head
   where stream = $2
     and events.revision <= least(head.revision, $3::integer)
     and events.revision > least(head.revision, $3::integer) - $1`,
  'revision desc',
);

const LOG = page('select * from events_after($2, $1, $3, $4)', 'position');

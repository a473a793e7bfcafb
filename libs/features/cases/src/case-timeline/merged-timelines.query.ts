import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed, type Watch } from '#platform/subscriptions';
import { type PlacedEntry } from './case-timeline.js';
import { CASE_TIMELINE_CHANGES, type CaseTimelineTables } from './case-timeline.projector.js';
import { CaseTimelines } from './case-timeline.query.js';
import { inOrder, placeAfter, type TimelinePlace } from './timeline-place.js';

const ENTRIES_AT_ONCE = 200;

/**
 * The timeline of a case together with those of the cases that go on as this one. Every entry stays a row of its own case:
 * the rows are merged as they are read.
 */
@Injectable()
export class MergedTimelines {
  readonly #db: Kysely<CaseTimelineTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(CASE_TIMELINE_CHANGES) private readonly changes: ChangeFeed,
    private readonly timelines: CaseTimelines,
  ) {
    this.#db = db.withTables<CaseTimelineTables>();
  }

  /** Up to so many entries after that place, in their order. */
  async entriesAfter(
    caseId: string,
    place: TimelinePlace,
    limit: number,
  ): Promise<readonly PlacedEntry[]> {
    return this.#entriesOf(await this.#togetherWith(caseId), place, limit);
  }

  /** The entries after that place, then each further one as soon as it is there, until the signal aborts. */
  async *follow(
    caseId: string,
    place: TimelinePlace,
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly entry: PlacedEntry; readonly place: TimelinePlace }> {
    let read = place;
    const watches = new Map<string, Watch>();
    try {
      while (!signal.aborted) {
        const caseIds = await this.#watched(caseId, watches);
        const entries = await this.#entriesOf(caseIds, read, ENTRIES_AT_ONCE);
        for (const entry of entries) {
          read = placeAfter(read, entry);
          yield { entry, place: read };
        }
        if (entries.length === 0) await anyOf([...watches.values()], signal);
      }
    } finally {
      for (const watch of watches.values()) watch.close();
    }
  }

  /** Watches before it looks, so that no change falls in between; a case that has joined has cases of its own. */
  async #watched(caseId: string, watches: Map<string, Watch>): Promise<readonly string[]> {
    for (;;) {
      const caseIds = await this.#togetherWith(caseId);
      const fresh = caseIds.filter((id) => !watches.has(id));
      if (fresh.length === 0) return caseIds;
      for (const id of fresh) watches.set(id, this.changes.watch(id));
    }
  }

  /** The case and all that go on as it now, as its own timeline tells. */
  async #togetherWith(caseId: string): Promise<readonly string[]> {
    const together = new Set([caseId]);
    for (const id of together) {
      for (const joined of await this.#joined(id)) together.add(joined);
    }
    return [...together];
  }

  async #joined(caseId: string): Promise<ReadonlySet<string>> {
    // As text: asked for a member, PostgreSQL would refuse a NUL anywhere in the entry.
    const rows = await this.#db
      .selectFrom('case_timeline')
      .select('body')
      .where('case_id', '=', caseId)
      .where(sql<boolean>`(body::text like '%"CaseJoined"%' or body::text like '%"CaseParted"%')`)
      .orderBy('entry')
      .execute();
    const joined = new Set<string>();
    for (const { body } of rows) {
      if (body.type !== 'CaseJoined' && body.type !== 'CaseParted') continue;
      const { caseId: other } = body.details as { readonly caseId: string };
      if (body.type === 'CaseJoined') joined.add(other);
      else joined.delete(other);
    }
    return joined;
  }

  async #entriesOf(
    caseIds: readonly string[],
    place: TimelinePlace,
    limit: number,
  ): Promise<readonly PlacedEntry[]> {
    const timelines = await Promise.all(
      caseIds.map((caseId) => this.timelines.entriesAfter(caseId, place[caseId] ?? 0, limit)),
    );
    return inOrder(timelines.flat()).slice(0, limit);
  }
}

/** Until one of them has changed, or it is time to look. */
async function anyOf(watches: readonly Watch[], signal: AbortSignal): Promise<void> {
  const enough = new AbortController();
  const either = AbortSignal.any([signal, enough.signal]);
  await Promise.race(watches.map((watch) => watch.next(either)));
  enough.abort();
}

import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from '../case/case-existence.provider.js';
import { READ_SIDE_PATIENCE_MS, readSideBehind } from '../case/read-side-behind.js';
import { caseNotFound } from '../case/refusals.js';
import { type CaseTimelineTables } from './case-timeline.projector.js';
import { type PlacedEntry } from './case-timeline.js';
import { CASE_TIMELINE_CHANGES } from './case-timeline.projector.js';

const ENTRIES_AT_ONCE = 200;

@Injectable()
export class CaseTimelines {
  readonly #db: Kysely<CaseTimelineTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(CASE_TIMELINE_CHANGES) private readonly changes: ChangeFeed,
    private readonly existence: CaseExistence,
  ) {
    this.#db = db.withTables<CaseTimelineTables>();
  }

  /**
   * Returns once there is a timeline to read, and it has reached the revision if one was asked for.
   *
   * @throws CaselineError `case-not-found`, or `read-side-behind` when that takes too long.
   */
  async reach(caseId: string, minRevision?: number): Promise<void> {
    const revision = await this.#revision(caseId);
    if (revision === undefined && !(await this.existence.isKnown(caseId))) throw caseNotFound();
    if (minRevision === undefined || (revision ?? -1) >= minRevision) return;
    const look = async () => ((await this.#revision(caseId)) ?? -1) >= minRevision || undefined;
    const reached = await this.changes.until(caseId, look, READ_SIDE_PATIENCE_MS);
    if (!reached) throw readSideBehind(minRevision);
  }

  /** The entries after one, in their order. */
  async entriesAfter(caseId: string, entry: number, limit: number): Promise<PlacedEntry[]> {
    const rows = await this.#db
      .selectFrom('case_timeline')
      .select('body')
      .where('case_id', '=', caseId)
      .where('entry', '>', entry)
      .orderBy('entry')
      .limit(limit)
      .execute();
    return rows.map(({ body }) => ({ ...body, caseId }));
  }

  /** The entries after one, then each further one as soon as it is there, until the signal aborts. */
  async *follow(caseId: string, entry: number, signal: AbortSignal): AsyncGenerator<PlacedEntry> {
    let last = entry;
    const watch = this.changes.watch(caseId);
    try {
      while (!signal.aborted) {
        const entries = await this.entriesAfter(caseId, last, ENTRIES_AT_ONCE);
        yield* entries;
        last = entries.at(-1)?.entry ?? last;
        if (entries.length < ENTRIES_AT_ONCE) await watch.next(signal);
      }
    } finally {
      watch.close();
    }
  }

  async #revision(caseId: string): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('case_timeline')
      .select('revision')
      .where('case_id', '=', caseId)
      .orderBy('entry', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.revision;
  }
}

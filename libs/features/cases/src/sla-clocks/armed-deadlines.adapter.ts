import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Database, DATABASE, isMissingTable } from '#platform/postgres';
import { Checkpoints, projectionName } from '#platform/subscriptions';
import { type CaseClocksTables } from '../case-clock/case-clocks.table.js';
import { caseIdOfClocks, CLOCK_STREAM_PREFIX } from '../case-clock/clock-events.js';
import { CaseClocksProjector } from './case-clocks.projector.js';
import { type ArmedDeadline } from './deadline-timer.js';

/** The rows that the projection keeps, in the order in which they are due. */
@Injectable()
export class ArmedDeadlines {
  readonly #db: Kysely<CaseClocksTables>;
  readonly #checkpoints: Checkpoints;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.#db = db.withTables<CaseClocksTables>();
    this.#checkpoints = new Checkpoints(db);
  }

  /** None before the projection has run for the first time. */
  async next(limit: number): Promise<readonly ArmedDeadline[]> {
    const rows = await this.#db
      .selectFrom('case_clocks')
      .select(['case_id', 'next_at'])
      .where('next_at', 'is not', null)
      .orderBy('next_at')
      .limit(limit)
      .execute()
      .catch((error: unknown) => {
        if (isMissingTable(error)) return [];
        throw error;
      });
    return rows.flatMap(({ case_id, next_at }) =>
      next_at === null ? [] : [{ caseId: case_id, at: next_at }],
    );
  }

  /**
   * Cases with something armed, some of them twice: those of the rows, then those of which the log has told since. The rows
   * may be behind, and change while they are read; a row that was missed has its event after where they were at first.
   */
  async *open(pageSize = 1_000): AsyncGenerator<string> {
    const checkpoint = await this.#checkpoints.find(projectionName(new CaseClocksProjector()));
    yield* this.#inRows(pageSize);
    const after = checkpoint?.position ?? undefined;
    const filter = { streamPrefixes: [CLOCK_STREAM_PREFIX] };
    for await (const { streamName } of this.store.readAll({ after, filter })) {
      yield caseIdOfClocks(streamName);
    }
  }

  async *#inRows(pageSize: number): AsyncGenerator<string> {
    for (let after = ''; ;) {
      const rows = await this.#db
        .selectFrom('case_clocks')
        .select('case_id')
        .where('case_id', '>', after)
        .where('next_at', 'is not', null)
        .orderBy('case_id')
        .limit(pageSize)
        .execute();
      for (const row of rows) yield row.case_id;
      const last = rows.at(-1);
      if (!last) return;
      after = last.case_id;
    }
  }
}

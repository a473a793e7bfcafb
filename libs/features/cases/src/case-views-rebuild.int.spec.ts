import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import {
  ChangeFeed,
  Checkpoints,
  ParkedEvents,
  projection,
  SubscriptionRunner,
  subscriptionsMigrations,
} from '#platform/subscriptions';
import { openTestLog, type TestEvent, type TestLog } from '#testing';
import { caseOverviewMigration } from './case-overview/case-overview.migration.js';
import { CaseOverviewProjector } from './case-overview/case-overview.projector.js';
import { caseTimelineMigration } from './case-timeline/case-timeline.migration.js';
import { CaseTimelineProjector } from './case-timeline/case-timeline.projector.js';
import { type CaseEvent } from './case/case-events.js';
import { type CaseOverview, evolveOverview } from './case/case-overview.js';

const CASES = 12;
const ROUNDS = 60;

describe('the rows of the read side', () => {
  let log: TestLog;

  beforeAll(async () => {
    log = await openTestLog({
      ...subscriptionsMigrations,
      ...caseOverviewMigration,
      ...caseTimelineMigration,
    });
  });

  afterAll(async () => {
    await log.close();
  });

  it('are the same whether they grow with the log, in small pages, or are built anew', async () => {
    const stop = run(10);
    const last = await writeHistory(log);
    await caughtUp(last);
    await stop();
    const grown = await rows();

    await sql`truncate case_overviews, case_timeline, subscription_checkpoints`.execute(log.db);
    const stopAgain = run(1_000);
    await caughtUp(last);
    await stopAgain();
    const rebuilt = await rows();

    expect(rebuilt).toEqual(grown);
    expect(rebuilt.overviews).toEqual(await foldedFromTheLog(log));
    expect(rebuilt.timeline).toHaveLength(CASES * (ROUNDS + 1));
  });

  /** Runs both projectors. */
  function run(pageSize: number): () => Promise<void> {
    const changes = new ChangeFeed({ listen: () => silent }, 'changes');
    const checkpoints = new Checkpoints(log.db);
    const runners = [new CaseOverviewProjector(changes), new CaseTimelineProjector(changes)].map(
      (projector) =>
        new SubscriptionRunner(projection(projector, log.db, checkpoints), {
          store: log.store,
          checkpoints,
          parked: new ParkedEvents(log.db),
          takeLease: () =>
            Promise.resolve({
              lost: new AbortController().signal,
              release: () => Promise.resolve(),
            }),
          listen: () => silent,
          log: { log: silent, warn: silent, error: silent },
          pageSize,
        }),
    );
    for (const runner of runners) runner.start();
    return async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
    };
  }

  async function caughtUp(position: string): Promise<void> {
    for (let attempt = 0; attempt < 2_000; attempt += 1) {
      const { rows: behind } = await sql<{ count: string }>`
        select count(*) from subscription_checkpoints where position >= ${position}`.execute(
        log.db,
      );
      if (behind[0]?.count === '2') return;
      await sleep(10);
    }
    throw new Error('The projections have not caught up within 20 s.');
  }

  async function rows() {
    const overviews = await sql<{ case_id: string; overview: CaseOverview }>`
      select * from case_overviews order by case_id`.execute(log.db);
    const timeline = await sql`select * from case_timeline order by case_id, entry`.execute(log.db);
    return {
      overviews: overviews.rows.map(({ overview }) => overview),
      whole: overviews.rows,
      timeline: timeline.rows,
    };
  }
});

const silent = () => undefined;

/** Cases whose events alternate, as of many agents at once; answers the position of the last. */
async function writeHistory(log: TestLog): Promise<string> {
  for (let number = 0; number < CASES; number += 1)
    await log.append(streamOf(number), opened(number));
  for (let round = 0; round < ROUNDS; round += 1) {
    const writes = Array.from({ length: CASES }, (_, number) =>
      log.append(streamOf(number), happening(round * 7 + number)),
    );
    await Promise.all(writes);
  }
  return String(await log.store.head());
}

async function foldedFromTheLog(log: TestLog): Promise<readonly CaseOverview[]> {
  const overviews = new Map<string, CaseOverview>();
  for await (const event of log.store.readAll({ filter: { streamPrefixes: ['case-'] } })) {
    const before = overviews.get(event.streamName);
    overviews.set(event.streamName, evolveOverview(before, event as RecordedEvent<CaseEvent>));
  }
  return [...overviews.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

function caseIdOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

function streamOf(number: number): string {
  return `case-${caseIdOf(number)}`;
}

function opened(number: number): TestEvent {
  const caseId = caseIdOf(number);
  const situation = { playbookVersion: 1, situationKind: 'transaction', generation: 1 };
  const data = { caseId, caseType: 'top-up', ...situation, customerId: 'c', openedBy: 'signal' };
  return { type: 'CaseOpened', data };
}

/** What writes must survive is in the texts: strange characters, and half of a surrogate pair. */
function happening(seed: number): TestEvent {
  const reopenableUntil = '2027-01-01T00:00:00.000Z';
  const possible: readonly TestEvent[] = [
    { type: 'CaseAssigned', data: { assignee: `agent-${seed % 5}` } },
    { type: 'NoteAdded', data: { text: `提现 ${seed} \u0000 \ud800` } },
    { type: 'CaseResolved', data: { resolution: `'; drop table -- ${seed}`, proposed: false } },
    { type: 'CaseClosed', data: { reopenableUntil } },
    { type: 'CaseReopened', data: { by: 'hand', reason: 'again' } },
  ];
  return possible[seed % possible.length]!;
}

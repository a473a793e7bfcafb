import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import {
  type AnyProjector,
  Checkpoints,
  ParkedEvents,
  projection,
  Projections,
  rebuildProjection,
  type RebuildResult,
  SubscriptionRunner,
  subscriptionsMigrations,
} from '#platform/subscriptions';
import { caughtUp, openTestLog, type TestEvent, type TestLog } from '#testing';
import { CaseOverviewProjector } from './case-overview/case-overview.projector.js';
import { CaseSearchProjector } from './case-overview/case-search.projector.js';
import { CaseTimelineProjector } from './case-timeline/case-timeline.projector.js';
import { type CaseEvent } from './case/case-events.js';
import { type CaseOverview, evolveOverview } from './case/case-overview.js';
import { playbooks } from './playbooks/playbooks.provider.js';
import { CaseOutcomesProjector } from './reports/facts/case-outcomes.projector.js';
import { CaseSpansProjector } from './reports/facts/case-spans.projector.js';
import { InboundContactsProjector } from './reports/facts/inbound-contacts.projector.js';

const CASES = 12;
const ROUNDS = 6;
const SEED = Number(process.env.SEED ?? Date.now());
const projectors = [
  new CaseOverviewProjector(playbooks),
  new CaseSearchProjector(),
  new CaseTimelineProjector(),
  new CaseOutcomesProjector(),
  new CaseSpansProjector(),
  new InboundContactsProjector(),
];

/** The same numbers for the same seed (a linear congruential generator). */
let state = SEED % 2 ** 31;
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
}

describe(`the rows of the read side (SEED=${SEED})`, () => {
  let log: TestLog;

  beforeAll(async () => {
    log = await openTestLog({
      ...subscriptionsMigrations,
    });
    for (const projector of projectors) await new Projections(log.db).prepare(projector);
  });

  afterAll(async () => {
    await log.close();
  });

  it('are the same whether they grow with the log in pages of any size or are built anew', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await writeHistory(log, round);
      const stop = run(1 + random(40));
      await caughtUp(log, projectors);
      await stop();
      const grown = await rows();
      expect(grown.overviews).toEqual(await foldedFromTheLog(log));

      for (const projector of projectors) expect(await rebuild(projector)).toMatchObject(same);
      expect(await rows()).toEqual(grown);
    }
    expect((await rows()).timeline.length).toBeGreaterThan(CASES * ROUNDS);
  }, 240_000);

  const same = { outcome: 'swapped-in', comparison: { differences: 0 } };

  /** In pages of any size, and with a memory for none, some or all of the cases. */
  async function rebuild(projector: AnyProjector): Promise<RebuildResult> {
    const pool = createPool(log.connectionString, { max: 2 });
    try {
      return await rebuildProjection({
        projector,
        store: log.store,
        db: log.db,
        pool,
        takeLease: freely,
        signal: new AbortController().signal,
        pageSize: 1 + random(60),
        rememberedPartitions: 1 + random(2 * CASES),
        heldBackRows: 1 + random(2 * CASES),
      });
    } finally {
      await pool.end();
    }
  }

  /** Runs all projectors. */
  function run(pageSize: number): () => Promise<void> {
    const checkpoints = new Checkpoints(log.db);
    const runners = projectors.map(
      (projector) =>
        new SubscriptionRunner(projection(projector, log.db, checkpoints), {
          store: log.store,
          checkpoints,
          parked: new ParkedEvents(log.db),
          takeLease: freely,
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

  async function rows() {
    const overviews = await sql<{ case_id: string; overview: CaseOverview }>`
      select * from case_overviews order by case_id`.execute(log.db);
    const timeline = await sql`select * from case_timeline order by case_id, entry`.execute(log.db);
    const others: unknown[] = [];
    for (const { table } of projectors.slice(1)) {
      const order = sql.join(table.key.map((column) => sql.ref(column)));
      const found = await sql`select * from ${sql.table(table.name)} order by ${order}`.execute(
        log.db,
      );
      others.push(found.rows);
    }
    return {
      others,
      overviews: overviews.rows.map(({ overview }) => overview),
      whole: overviews.rows,
      timeline: timeline.rows,
    };
  }
});

const silent = () => undefined;
const freely = () =>
  Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() });

/** Cases whose events alternate, as of many agents at once; answers the position of the last. */
async function writeHistory(log: TestLog, round: number): Promise<void> {
  for (let number = 0; number < CASES; number += 1) {
    await log.append(streamOf(round * CASES + number), opened(round * CASES + number));
  }
  for (let write = random(120); write >= 0; write -= 1) {
    const number = random((round + 1) * CASES);
    const events = Array.from({ length: 1 + random(4) }, () => happening(random(1_000)));
    await log.append(streamOf(number), ...events);
  }
}

async function foldedFromTheLog(log: TestLog): Promise<readonly CaseOverview[]> {
  const overviews = new Map<string, CaseOverview>();
  for await (const event of log.store.readAll({ filter: { streamPrefixes: ['case-'] } })) {
    const before = overviews.get(event.streamName);
    overviews.set(
      event.streamName,
      evolveOverview(playbooks, before, event as RecordedEvent<CaseEvent>),
    );
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
    {
      type: 'ContactRecorded',
      data: { channel: 'hotline', direction: 'inbound', outcome: 'reached', note: `${seed}` },
    },
    { type: 'RatingSubmitted', data: { score: 1 + (seed % 5) } },
  ];
  return possible[seed % possible.length]!;
}

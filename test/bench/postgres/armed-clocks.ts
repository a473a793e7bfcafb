import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';
import { PostgresEventStore, type RecordedEvent } from '#platform/event-store';
import { CLOCK_STREAM_PREFIX, type ClockEvent } from '#features/cases';
import { createPool, Notifications } from '#platform/postgres';
import { eventually } from '../../processes/eventually.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, inTurn } from '../comparison.js';
import { idleShare } from '../processor-time.js';
import { type RunningCaseline, startCaseline } from '../running-caseline.js';
import { quantile } from '../statistics.js';

const OF_A_CORE = 5;
const IN_TIME_MS = 1_000;
const EVERY_MS = 100;
/** A chat is answered within a minute, and its agent warned before. */
const RESPONSE_MINUTES = 1;

interface Load {
  readonly armed: number;
  readonly idleMs: number;
  /** So many chats are opened one after the other, whose warnings and breaches are waited for. */
  readonly chats: number;
}

/** Many armed deadlines: what it costs to have them, and how long after its moment each of some is told. */
export async function armedClocks(postgres: BenchPostgres, load: Load): Promise<Comparison> {
  const caseline = await startCaseline(postgres, {
    SLA_CHAT_RESPONSE_MINUTES: String(RESPONSE_MINUTES),
  });
  const pool = createPool(caseline.database, { max: 3 });
  const notifications = new Notifications(caseline.database);
  const store = await PostgresEventStore.open({ pool, notifications });
  await openChat(caseline, 'model');
  await eventually('the model has clocks', async () => {
    const { rows } = await pool.query('select from case_clocks');
    return rows.length > 0 ? true : undefined;
  });
  await pool.query('create table armed_model as select * from case_clocks');
  const armed = load.armed.toLocaleString('en');
  const late = { unit: 'ms', bound: { atMost: 1 } } as const;
  return {
    beside: `the same without clocks, and ${OF_A_CORE} % of a core; a second`,
    figures: [
      { name: `idle with ${armed} clocks armed`, unit: '%', bound: { atMost: 1 } },
      { name: 'told after its moment, p50', ...late },
      { name: 'told after its moment, p99', ...late },
      { name: 'told after its moment, the latest', ...late },
    ],
    measure: async (round) => {
      const idle = await inTurn(
        round,
        async () => [await idleWith(caseline, pool, load.armed, load.idleMs)],
        async () => [await idleWith(caseline, pool, 0, load.idleMs)],
      );
      await arm(pool, load.armed);
      const delays = await delaysOf(caseline, store, `chat-${round}`, load.chats);
      return {
        caseline: [...idle.caseline, ...[0.5, 0.99, 1].map((share) => quantile(delays, share))],
        beside: [idle.beside[0]! + OF_A_CORE, IN_TIME_MS, IN_TIME_MS, IN_TIME_MS],
      };
    },
    close: async () => {
      await store.close();
      await notifications.close();
      await pool.end();
      await caseline.stop();
    },
  };
}

async function idleWith({ pid }: RunningCaseline, pool: Pool, count: number, ms: number) {
  await arm(pool, count);
  // What arming them set off is over.
  await sleep(5_000);
  return idleShare([pid], pool, ms);
}

/** So many rows as the projection makes them, due tomorrow and later. */
async function arm(pool: Pool, count: number): Promise<void> {
  await pool.query('delete from case_clocks');
  await pool.query(
    `insert into case_clocks (case_id, next_at, due_at, revision, clocks)
     select md5(n::text), now() + interval '1 day' + n * interval '1 second',
       now() + interval '2 days' + n * interval '1 second', revision, clocks
     from armed_model, generate_series(1, $1::integer) as n`,
    [count],
  );
  await pool.query('vacuum analyze case_clocks');
}

/** Opens chats that nobody answers, and waits until each has been warned of and is breached. */
async function delaysOf(
  caseline: RunningCaseline,
  store: PostgresEventStore,
  name: string,
  chats: number,
): Promise<readonly number[]> {
  const end = new AbortController();
  const delays: number[] = [];
  const following = follow(store, end.signal, (delay) => delays.push(delay));
  const opened: Promise<void>[] = [];
  const began = performance.now();
  for (let chat = 0; chat < chats; chat += 1) {
    await sleep(Math.max(0, began + chat * EVERY_MS - performance.now()));
    opened.push(openChat(caseline, `${name}-${chat}`));
  }
  await Promise.all(opened);
  const all = () => Promise.resolve(delays.length >= 2 * chats ? true : undefined);
  await eventually('all are told', all, 2 * RESPONSE_MINUTES * 60_000);
  end.abort();
  await following;
  return delays;
}

/** Tells of each warning and breach how long after its moment it could be read. */
async function follow(
  store: PostgresEventStore,
  signal: AbortSignal,
  onTold: (delay: number) => void,
): Promise<void> {
  const warnings = new Map<string, number>();
  const filter = { streamPrefixes: [CLOCK_STREAM_PREFIX] };
  const after = await store.head();
  for await (const message of store.subscribe({ filter, after, signal })) {
    if (message.kind !== 'events') continue;
    for (const event of message.events as readonly RecordedEvent<ClockEvent>[]) {
      const { type, data, streamName } = event;
      if (data.clock !== 'first-response') continue;
      if (type === 'SlaClockStarted') warnings.set(streamName, Date.parse(data.warnAt!));
      if (type === 'SlaWarningRaised') onTold(Date.now() - warnings.get(streamName)!);
      if (type === 'SlaBreached') onTold(Date.now() - Date.parse(data.dueAt));
    }
  }
}

async function openChat({ agent }: RunningCaseline, name: string): Promise<void> {
  const { status } = await agent.post('/v1/cases', {
    type: 'inquiry',
    customerId: `customer-${name}`,
    channel: 'in-app-chat',
  });
  if (status !== 200) throw new Error(`A chat was answered with ${status}.`);
}

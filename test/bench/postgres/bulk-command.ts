import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, PostgresEventStore, type RecordedEvent } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import { type Api } from '../../processes/api.js';
import { eventually } from '../../processes/eventually.js';
import { withdrawalStuck } from '../../processes/wallet-events.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, rate } from '../comparison.js';
import { type RunningCaseline, startCaseline } from '../running-caseline.js';
import { openLog } from './log-ground.js';

const BATCH = 500;
const PATIENCE_MS = 300_000;
/** As a bulk command has. */
const UNDER_WAY = 32;
const TYPE = 'ReplySent';

/** A reply to all cases of an incident by one bulk command, then the same events appended by nobody who decides. */
export async function bulkCommand(postgres: BenchPostgres, cases: number): Promise<Comparison> {
  const caseline = await startCaseline(postgres);
  const pool = createPool(caseline.database, { max: 2 });
  const store = await PostgresEventStore.open({ pool });
  const bare = await openLog(postgres);
  const incidentId = await incidentOf(caseline, cases);
  return {
    beside: 'the same appends bare, as many under way',
    figures: [
      {
        name: `a bulk command over ${cases.toLocaleString('en')} cases`,
        unit: '/s',
        bound: { atLeast: 0.5 },
      },
    ],
    measure: async () => {
      const after = await store.head();
      const ours = await rate(cases, () => replyToAll(caseline.supervisor, incidentId, cases));
      const events: RecordedEvent[] = [];
      for await (const event of store.readAll({ after, filter: { eventTypes: [TYPE] } }))
        events.push(event);
      if (events.length !== cases) throw new Error(`${events.length} of ${cases} were replied to.`);
      await untilFollowed(caseline);
      const others = await rate(cases, () => appendBare(bare.store, events));
      return { caseline: [ours], beside: [others] };
    },
    close: async () => {
      await bare.close();
      await store.close();
      await pool.end();
      await caseline.stop();
    },
  };
}

/** An incident with so many cases, which wallet events have opened. */
async function incidentOf(caseline: RunningCaseline, cases: number): Promise<string> {
  const { service, supervisor } = caseline;
  for (let first = 0; first < cases; first += BATCH) {
    const events = Array.from({ length: BATCH }, (_, index) => withdrawalStuck(first + index));
    const { status } = await service.post('/v1/wallet-events', events, {
      'content-type': 'application/cloudevents-batch+json',
    });
    if (status !== 202) throw new Error(`A batch of wallet events was answered with ${status}.`);
  }
  const opened = async () => ((await caseline.timelineEntries()) >= 3 * cases ? true : undefined);
  await eventually('all cases are opened', opened, PATIENCE_MS);
  await untilFollowed(caseline);
  const incident = {
    title: 'Gateway',
    description: 'It is down.',
    startedAt: '2026-03-01T08:00:00Z',
  };
  const declared = await supervisor.post('/v1/incidents', incident);
  const incidentId = String(declared.body.incidentId);
  const gathering = await supervisor.post(
    `/v1/incidents/${incidentId}/cases`,
    { type: 'withdrawal' },
    { 'idempotency-key': randomUUID() },
  );
  await finished(supervisor, gathering.body.bulkCommandId, cases);
  await untilFollowed(caseline);
  return incidentId;
}

async function replyToAll(supervisor: Api, ofIncident: string, cases: number): Promise<void> {
  const body = { channel: 'email', text: 'The bank is repairing its gateway.' };
  const { body: taken } = await supervisor.post(
    '/v1/bulk-commands',
    { command: 'send-reply', body, ofIncident },
    { 'idempotency-key': randomUUID() },
  );
  await finished(supervisor, taken.bulkCommandId, cases);
}

async function finished(supervisor: Api, bulkCommandId: unknown, cases: number): Promise<void> {
  const done = async () => {
    const { body } = await supervisor.get(`/v1/bulk-commands/${String(bulkCommandId)}`);
    return body.state === 'finished' ? body.done : undefined;
  };
  const count = await eventually('the bulk command is finished', done, PATIENCE_MS);
  if (count !== cases) throw new Error(`${String(count)} of ${cases} cases took the command.`);
}

/** Whatever the command set off is over: it must not slow what is measured next. */
async function untilFollowed(caseline: RunningCaseline): Promise<void> {
  let before = -1;
  for (let entries = 0; entries !== before; entries = await caseline.timelineEntries()) {
    before = entries;
    await sleep(3_000);
  }
}

/** Each to a stream of its own. */
async function appendBare(store: EventStore, events: readonly RecordedEvent[]): Promise<void> {
  const left = events.values();
  const writer = async () => {
    for (const { type, data, metadata } of left)
      await store.append(`case-${randomUUID()}`, 'none', [
        { id: randomUUID(), type, data, metadata },
      ]);
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, writer));
}

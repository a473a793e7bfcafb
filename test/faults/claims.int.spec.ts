import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createDatabase, createPool } from '#platform/postgres';
import { agentAtWork } from '../processes/agents-at-work.js';
import { type Api } from '../processes/api.js';
import { type CaselineProcess } from '../processes/caseline-process.js';
import { type CaseSeen, casesOf, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const AGENTS = 20;
const CASES = 50;
/** What waits for the log's lock in this database. */
const waiting = sql`from pg_locks join pg_database on pg_database.oid = database
  where datname = current_database() and relation = 'events'::regclass and not granted`;
const logIsElsewhere = (process.env.KURRENTDB_URL ?? '') !== '';

describe('claims in two processes on one database', () => {
  let installation: SharedInstallation;
  let one: CaselineProcess;
  let two: CaselineProcess;
  let supervisor: Api;
  let db: Kysely<unknown>;

  beforeAll(async () => {
    installation = await SharedInstallation.create();
    [one, two] = await Promise.all([installation.start('one'), installation.start('two')]);
    supervisor = await apiAs('supervisor', two);
    db = createDatabase(createPool(installation.connectionString, { max: 4 }));
  });

  afterAll(async () => {
    await Promise.all([one.terminate(), two.terminate()]);
    await db.destroy();
    await installation.remove();
  });

  async function publish(name: string, count: number): Promise<void> {
    const service = await apiAs('service', two);
    const numbers = Array.from({ length: count }, (_, index) => `${name}-${index}`);
    await Promise.all(numbers.map((number) => service.publish(withdrawalStuck(number))));
    await eventually('all cases wait', async () => {
      const { body } = await supervisor.get('/v1/queues/money-movement/cases?limit=100');
      return (body.data as unknown[]).length === count || undefined;
    });
  }

  async function claim(agent: Api, key: string): Promise<CaseSeen | null> {
    const { status, body } = await agent.post('/v1/claims', {}, { 'idempotency-key': key });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.case as CaseSeen | null;
  }

  it('give each of 50 cases once to 20 agents who race', async () => {
    await publish('raced', CASES);
    const ids = Array.from({ length: AGENTS }, (_, index) => `racer-${index}`);
    const agents = await Promise.all(
      ids.map(async (id, index) => {
        await agentAtWork(supervisor, id);
        return apiAs('agent', index % 2 === 0 ? one : two, id);
      }),
    );
    const claimed = await Promise.all(
      agents.map(async (agent) => {
        const mine: CaseSeen[] = [];
        for (let got = await claim(agent, '0'); got; got = await claim(agent, `${mine.length}`)) {
          mine.push(got);
        }
        return mine;
      }),
    );
    const cases = claimed.flat();
    expect(cases).toHaveLength(CASES);
    expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(CASES);
    for (const found of cases) {
      const types = (await timelineOf(supervisor, found)).map(({ type }) => type);
      expect(types.filter((type) => type === 'CaseAssigned')).toHaveLength(1);
    }
  });

  // The log has to be stopped between the two, which is done by a lock in PostgreSQL.
  const itOnPostgres = logIsElsewhere ? it.skip : it;

  itOnPostgres(
    'killed between reservation and assignment, leave the case to the same request, or to others',
    async () => {
      await publish('killed', 1);
      await agentAtWork(supervisor, 'mei');
      await agentAtWork(supervisor, 'ben');
      const [onOne, onTwo] = [await apiAs('agent', one, 'mei'), await apiAs('agent', two, 'mei')];
      await db.transaction().execute(async (tx) => {
        await sql`lock table events in exclusive mode`.execute(tx);
        const broken = claim(onOne, 'killed').catch(() => 'broken off');
        await eventually('the case is reserved', async () => {
          const { rows } = await sql`select from case_reservations where agent_id = 'mei'`.execute(
            db,
          );
          return rows.length > 0 || undefined;
        });
        await eventually('its assignment waits for the log', async () => {
          const { rows } = await sql`select ${waiting}`.execute(db);
          return rows.length > 0 || undefined;
        });
        await one.killHard();
        expect(await broken).toBe('broken off');
        // The server would go on with what the process has asked it for.
        await sql`select pg_terminate_backend(pid) ${waiting}`.execute(db);
      });
      const [found] = await casesOf(supervisor, 'cust-killed-0');
      const before = (await timelineOf(supervisor, found!)).map(({ type }) => type);
      expect(before).not.toContain('CaseAssigned');
      expect(await claim(await apiAs('agent', two, 'ben'), 'other')).toBeNull();
      const again = await claim(onTwo, 'killed');
      expect(again).toMatchObject({ caseId: found!.caseId, assignee: 'mei' });
      expect(await claim(onTwo, 'killed')).toEqual(again);
    },
    60_000,
  );
});

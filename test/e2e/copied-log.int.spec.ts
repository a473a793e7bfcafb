import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  describeOnAnyKurrentDb,
  type KurrentDbLog,
  type TestDatabase,
} from '#testing';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { type CaseSeen, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { runLog } from '../processes/log-command.js';
import { addressOf } from '../processes/logs.js';
import { readSideRows } from '../processes/read-side-rows.js';
import { apiAs } from '../processes/tokens.js';
import { occurredNow } from '../processes/wallet-events.js';

const CUSTOMERS = 6;

/** Where one Caseline has its log and its read side. */
interface Place {
  readonly log: string;
  readonly readSide: string;
  readonly settings: Readonly<Record<string, string>>;
}

let homes: string;
const databases: TestDatabase[] = [];

async function onPostgres(): Promise<Place> {
  const database = await createTestDatabase();
  databases.push(database);
  const { connectionString } = database;
  const settings = { DATABASE_URL: connectionString, KURRENTDB_URL: '' };
  return { log: connectionString, readSide: connectionString, settings };
}

/** The read side in an empty database. */
async function onKurrentDb(log: KurrentDbLog): Promise<Place> {
  const { readSide, settings } = await onPostgres();
  const { connectionString: KURRENTDB_URL, namespace: KURRENTDB_NAMESPACE } = log;
  return {
    log: addressOf(log),
    readSide,
    settings: { ...settings, KURRENTDB_URL, KURRENTDB_NAMESPACE },
  };
}

beforeAll(async () => {
  homes = await mkdtemp(path.join(tmpdir(), 'caseline-copied-'));
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(homes, { recursive: true });
});

const secret = randomBytes(32).toString('base64');

function caselineAt({ settings }: Place): Promise<CaselineProcess> {
  const home = path.join(homes, randomBytes(4).toString('hex'));
  return CaselineProcess.start({ home, INSTALLATION_SECRET: secret, ...settings });
}

interface CaseOverview extends CaseSeen {
  readonly type: string;
  readonly proposedResolution: object | null;
}

/** A day at the desk: services publish, agents act; in the end the read side has all of it. */
async function work(caseline: CaselineProcess): Promise<void> {
  const [service, agent] = [await apiAs('service', caseline), await apiAs('agent', caseline)];
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    await publish(service, 'wallet.WithdrawalStuck.v1', customer);
    await publish(service, 'wallet.AccountLocked.v1', customer);
    const withdrawal = await caseOf(agent, customer, 'withdrawal', 1);
    const locked = await caseOf(agent, customer, 'account-locked', 1);
    await act(agent, withdrawal, 'assign', { assignee: `agent-${customer}` });
    await act(agent, withdrawal, 'notes', { text: `提现 ${customer} "quoted"` });
    if (customer % 2 === 0) {
      for (const step of ['verify-identity', 'guide-the-unlock', 'reset-the-password']) {
        await act(agent, locked, `steps/${step}/skip`, { reason: 'It was a mistake.' });
      }
      await act(agent, locked, 'resolve', { resolution: 'It was a mistake.' });
      await act(agent, locked, 'close', {});
    }
    if (customer % 4 === 0) await act(agent, locked, 'reopen', { reason: 'Locked again.' });
    await publish(service, 'wallet.WithdrawalCompleted.v1', customer);
  }
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    await timelineOf(agent, await caseOf(agent, customer, 'withdrawal', 2));
  }
}

async function publish(service: Api, type: string, customer: number) {
  const [customerId, accountId] = [`cust-${customer}`, `acct-${customer}`];
  const transaction = type.includes('Withdrawal') && { transactionId: `wd-${customer}` };
  const event = occurredNow(type, {
    id: `${type}-${customer}`,
    data: { customerId, accountId, ...transaction },
  });
  expect((await service.publish(event)).status).toBe(202);
}

/** The case when it has so many signals; the second one of a withdrawal proposes its resolution. */
async function caseOf(agent: Api, customer: number, type: string, signals: number) {
  return eventually(`the ${type} of cust-${customer} has ${signals} signals`, async () => {
    const { body } = await agent.get(`/v1/cases?customerId=cust-${customer}`);
    const cases = (body as { data?: readonly CaseOverview[] }).data ?? [];
    return cases.find(
      (each) =>
        each.type === type &&
        each.signals === signals &&
        (each.proposedResolution !== null) === (signals === 2),
    );
  });
}

/** At the revision that the case has now; then both read models have come as far. */
async function act(agent: Api, { caseId }: CaseSeen, command: string, body: object) {
  const read = await agent.get(`/v1/cases/${caseId}`);
  const ifMatch = { 'if-match': read.headers.get('etag') ?? '' };
  const acted = await agent.post(`/v1/cases/${caseId}/${command}`, body, ifMatch);
  expect(acted.status).toBe(200);
  const { revision } = acted.body as { revision: number };
  await timelineOf(agent, { caseId, revision });
  await eventually(`the list has revision ${revision} of ${caseId}`, async () => {
    const { status } = await agent.get(`/v1/cases/${caseId}?minRevision=${revision}`);
    return status === 200 ? true : undefined;
  });
}

/** Copies the log of a Caseline that is stopped, and starts one on the copy with an empty read side. */
async function rebuildFromCopy(source: Place, target: Place): Promise<void> {
  expect((await runLog('copy', source.log, target.log)).exitCode).toBe(0);
  const before = await runLog('verify', source.log, target.log);
  expect(before).toMatchObject({ exitCode: 0, output: expect.stringContaining('Equal: ') });

  const grown = await readSideRows(source.readSide);
  const caseline = await caselineAt(target);
  await eventually('the read side is rebuilt', async () =>
    isDeepStrictEqual(await readSideRows(target.readSide), grown) ? true : undefined,
  ).catch(() => undefined);
  await caseline.terminate();

  expect(await readSideRows(target.readSide)).toEqual(grown);
  expect(grown.case_overviews).toHaveLength(2 * CUSTOMERS);
  expect(grown.case_timeline!.length).toBeGreaterThan(8 * CUSTOMERS);
  const after = await runLog('verify', source.log, target.log);
  expect(after).toEqual(before);
}

async function placeOfWork(place: Place): Promise<Place> {
  const caseline = await caselineAt(place);
  await work(caseline);
  expect(await caseline.terminate()).toBe(0);
  // A projection that rested when it was stopped catches up: ready means that all have come to the end of the log.
  const again = await caselineAt(place);
  expect(await again.terminate()).toBe(0);
  return place;
}

describe('a log that was copied to another PostgreSQL', () => {
  it('rebuilds the same rows, and grows by nothing', async () => {
    await rebuildFromCopy(await placeOfWork(await onPostgres()), await onPostgres());
  }, 180_000);
});

describeOnAnyKurrentDb('a log that was copied between PostgreSQL and EventStoreDB', (newLog) => {
  it('rebuilds the same rows, and grows by nothing, in either direction', async () => {
    const source = await placeOfWork(await onPostgres());
    const copied = await onKurrentDb(newLog());

    await rebuildFromCopy(source, copied);
    await rebuildFromCopy(copied, await onPostgres());
  }, 240_000);
});

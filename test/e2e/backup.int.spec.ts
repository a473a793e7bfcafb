import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  describeOnAnyKurrentDb,
  ScrapedMetrics,
  type TestDatabase,
} from '#testing';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { casesOf, expectOneSignalEach, timelineOf } from '../processes/cases.js';
import { runRefused, runWell } from '../processes/backup-command.js';
import { eventually } from '../processes/eventually.js';
import { runLog } from '../processes/log-command.js';
import { addressOf } from '../processes/logs.js';
import { Publishing, publishSurely } from '../processes/publish-surely.js';
import { readSideRows } from '../processes/read-side-rows.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

const EVENTS = 'caseline_ingest_wallet_events_total';
const BEFORE = Array.from({ length: 30 }, (_, number) => number);
const MEANWHILE = Array.from({ length: 300 }, (_, number) => 100 + number);

let root: string;
const databases: TestDatabase[] = [];
const homes: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'caseline-backups-'));
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  for (const home of homes) await removeHome(home);
  await rm(root, { recursive: true, force: true });
});

async function homeOfItsOwn(): Promise<string> {
  const home = await newHome('home');
  homes.push(home);
  return home;
}

async function newDatabase(): Promise<string> {
  const database = await createTestDatabase();
  databases.push(database);
  return database.connectionString;
}

function newFolder(): string {
  return path.join(root, randomBytes(4).toString('hex'));
}

async function eventsBy(outcome: string, caseline: CaselineProcess): Promise<number> {
  const { text } = await (await apiAs('monitor', caseline)).getText('/metrics');
  return new ScrapedMetrics(text).value(EVENTS, { outcome }) ?? 0;
}

async function timelines(agent: Api, numbers: readonly number[]): Promise<unknown> {
  const found = [];
  for (const number of numbers) {
    for (const each of await casesOf(agent, `cust-${number}`)) {
      found.push([each, await timelineOf(agent, each)]);
    }
  }
  return found;
}

describe('a back-up of a Caseline that is at work', () => {
  it('brings an empty home to where it was; what is published again is known', async () => {
    const home = await homeOfItsOwn();
    const folder = newFolder();
    const caseline = await CaselineProcess.start({ home });
    const service = await apiAs('service', caseline);
    for (const number of BEFORE) await publishSurely(service, number);
    const seen = await timelines(await apiAs('agent', caseline), BEFORE);
    const publishing = new Publishing(service, MEANWHILE);
    await publishing.progress(20);
    const said = await runWell('backup', ['--to', folder], { home });
    await publishing.end();
    await caseline.killHard();

    const restoredHome = await homeOfItsOwn();
    await runWell('restore', ['--from', folder], { home: restoredHome });
    const restored = await CaselineProcess.start({ home: restoredHome });
    try {
      const agent = await apiAs('agent', restored);
      expect(await timelines(agent, BEFORE)).toEqual(seen);
      for (const key of ['installation-secret', 'development-issuer.jwk.json']) {
        const [ours, theirs] = [path.join(home, key), path.join(restoredHome, key)];
        expect(await readFile(theirs, 'utf8')).toBe(await readFile(ours, 'utf8'));
      }

      const again = await apiAs('service', restored);
      for (const number of [...BEFORE, ...MEANWHILE]) await publishSurely(again, number);
      const [known, lost] = [
        await eventsBy('duplicate', restored),
        await eventsBy('accepted', restored),
      ];
      expect(known + lost).toBe(BEFORE.length + MEANWHILE.length);
      expect(known).toBeGreaterThanOrEqual(BEFORE.length + 20);
      await expectOneSignalEach(agent, [...BEFORE, ...MEANWHILE]);
      expect(said).toMatch(/[\d,]+ events in [\d,]+ streams/);
    } finally {
      await restored.terminate();
    }
  }, 180_000);

  it('is refused where something is already, and so is a home that is in use', async () => {
    const home = await homeOfItsOwn();
    const folder = newFolder();
    const caseline = await CaselineProcess.start({ home });
    try {
      await runWell('backup', ['--to', folder], { home });
      expect(await runRefused('backup', ['--to', folder], { home })).toContain('is not empty');
      expect(await runRefused('restore', ['--from', folder], { home })).toContain('is not empty');
      const nowhere = { home: await homeOfItsOwn() };
      expect(await runRefused('restore', ['--from', `${folder}-x`], nowhere)).toContain(
        'is no complete back-up',
      );
      expect(await runRefused('backup', ['--to', `${folder}-x`], nowhere)).toContain(
        'no events in',
      );
    } finally {
      await caseline.terminate();
    }
  });
});

interface Place {
  readonly log: string;
  readonly readSide: string;
  readonly settings: {
    readonly home: string;
    readonly DATABASE_URL: string;
    KURRENTDB_URL: string;
  };
}

async function onPostgres(): Promise<Place> {
  const DATABASE_URL = await newDatabase();
  const settings = { home: await homeOfItsOwn(), DATABASE_URL, KURRENTDB_URL: '' };
  return { log: DATABASE_URL, readSide: DATABASE_URL, settings };
}

/** Works at one place, backs it up, and restores it at another: the log and the rows are the same. */
async function moveByBackup(source: Place, target: Place): Promise<void> {
  const caseline = await CaselineProcess.start(source.settings);
  const service = await apiAs('service', caseline);
  for (const number of BEFORE) await publishSurely(service, number);
  await timelines(await apiAs('agent', caseline), BEFORE);
  await caseline.terminate();
  const folder = newFolder();
  const said = await runWell('backup', ['--to', folder], source.settings);
  await runWell('restore', ['--from', folder], target.settings);
  const verified = await runLog('verify', source.log, target.log);
  expect(verified).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining('Equal: ') as unknown,
  });
  expect(said).toContain(/SHA-256 \w{64}/.exec(verified.output)?.[0]);

  const restored = await CaselineProcess.start(target.settings);
  const grown = await readSideRows(source.readSide);
  await eventually('the read side is rebuilt', async () =>
    isDeepStrictEqual(await readSideRows(target.readSide), grown) ? true : undefined,
  ).catch(() => undefined);
  await restored.terminate();
  expect(await readSideRows(target.readSide)).toEqual(grown);
  expect((await runLog('verify', source.log, target.log)).output).toBe(verified.output);
  const used = { ...target.settings, home: await homeOfItsOwn() };
  expect(await runRefused('restore', ['--from', folder], used)).toContain(
    'Restore into an empty one',
  );
}

describe('a back-up of a given PostgreSQL', () => {
  it('restored into another one has the same log and the same rows', async () => {
    await moveByBackup(await onPostgres(), await onPostgres());
  }, 180_000);
});

describeOnAnyKurrentDb('a back-up of a log in EventStoreDB', (newLog) => {
  it('has the same log and the same rows in another EventStoreDB, and in PostgreSQL', async () => {
    const onKurrentDb = async (): Promise<Place> => {
      const { readSide, settings } = await onPostgres();
      const log = newLog();
      const { connectionString: KURRENTDB_URL, namespace: KURRENTDB_NAMESPACE } = log;
      const own = { ...settings, KURRENTDB_URL, KURRENTDB_NAMESPACE };
      return { log: addressOf(log), readSide, settings: own };
    };
    await moveByBackup(await onKurrentDb(), await onKurrentDb());
    await moveByBackup(await onKurrentDb(), await onPostgres());
  }, 240_000);
});

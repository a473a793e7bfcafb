import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { createPool } from '#platform/postgres';
import { createTestDatabase } from '#testing';
import { CaselineProcess } from '../processes/caseline-process.js';
import { runLog, spawnLog } from '../processes/log-command.js';
import { longHistory, pastEvent, postgresSpecLog, type SpecLog } from '../processes/logs.js';
import { newHome, removeHome } from '../processes/temporary-home.js';

const history = longHistory(3_000);
const PASSWORD = /:[^:@/]+@/;

describe('npm run log', () => {
  let source: SpecLog;
  let target: SpecLog;
  let pool: Pool;

  beforeAll(async () => {
    source = await postgresSpecLog(history);
    target = await postgresSpecLog();
    pool = createPool(target.address);
  });

  afterAll(async () => {
    await pool.end();
    await Promise.all([source.close(), target.close()]);
  });

  it('copies, and says what the target has then, without a password', async () => {
    const { exitCode, output } = await runLog('copy', source.address, target.address);

    expect(exitCode).toBe(0);
    expect(output).toContain(`has ${history.length.toLocaleString('en')} events in `);
    expect(output).toMatch(/^SHA-256 [0-9a-f]{64}$/m);
    expect(output).not.toMatch(PASSWORD);
  });

  it('finds the copy equal', async () => {
    const { exitCode, output } = await runLog('verify', source.address, target.address);

    expect([exitCode, output]).toEqual([0, expect.stringContaining('Equal: 3,000 events')]);
  });

  const { streamName, revision } = history[1_500]!;
  const place = `${streamName} at revision ${revision}`;
  it.each([
    [
      'one changed byte',
      `update events set data = replace(data, '现"', '擒"') where position = 1501`,
      `At event 1,501, ${place}, the logs differ in the data.`,
    ],
    [
      'another id',
      'update events set id = gen_random_uuid() where position = 1501',
      `At event 1,501, ${place}, the logs differ in the id.`,
    ],
    [
      'one event less',
      'delete from events where position = 1501',
      `At event 1,501 the target lacks JarFilled (${place}).`,
    ],
    [
      'one event more',
      `insert into events select 3001, 0, gen_random_uuid(), 'jar-x', 'jar', type, data, metadata from events where position = 1`,
      'At event 3,001 the source ends; the target goes on with JarFilled (jar-x at revision 0).',
    ],
    [
      'two events of two streams in another order',
      `update events set position = -position where position in (${neighbours().join()});
       update events set position = ${neighbours().join(' + ')} + position where position < 0`,
      'the order differs',
    ],
  ])('finds %s, and leaves such a target alone', async (_, tampering, difference) => {
    await pool.query(`create table untouched as select * from events; ${tampering}`);
    const before = await pool.query('select * from events order by position');

    const verified = await runLog('verify', source.address, target.address);
    const copied = await runLog('copy', source.address, target.address);
    const after = await pool.query('select * from events order by position');
    await pool.query(
      'truncate events; insert into events select * from untouched; drop table untouched',
    );

    expect([verified.exitCode, copied.exitCode]).toEqual([1, 1]);
    expect(verified.output).toContain(difference);
    expect(copied.output).toContain('The target is no beginning of the source.');
    expect(verified.output + copied.output).not.toMatch(/coins|提现/);
    expect(after.rows).toEqual(before.rows);
  });

  it('stops between two batches on Ctrl-C, and goes on later', async () => {
    const [long, other] = [await postgresSpecLog(longHistory(24_000)), await postgresSpecLog()];
    const copy = spawnLog('copy', long.address, other.address);
    while ((await other.store.head()) === undefined) await new Promise(setImmediate);
    copy.interrupt();

    expect(await copy.exited()).toBe(1);
    expect(copy.output).toContain('Stopped.');
    expect(copy.output).toContain('The same command goes on from there.');
    expect((await runLog('copy', long.address, other.address)).exitCode).toBe(0);
    expect((await runLog('verify', long.address, other.address)).exitCode).toBe(0);
    await Promise.all([long.close(), other.close()]);
  });

  it('notices somebody else who writes to the target', async () => {
    const [long, other] = [await postgresSpecLog(longHistory(24_000)), await postgresSpecLog()];
    const copy = spawnLog('copy', long.address, other.address);
    while ((await other.store.head()) === undefined) await new Promise(setImmediate);
    await other.store.append('intruder', 'none', [pastEvent('intruder', 0)]);

    expect(await copy.exited()).toBe(1);
    expect(copy.output).toContain('Something else has written to the target');
    const again = await runLog('copy', long.address, other.address);
    expect(again.output).toContain('the target JarFilled (intruder at revision 0)');
    await Promise.all([long.close(), other.close()]);
  });

  it.each([
    [['nowhere', 'embedded'], 'This is no address of a log.'],
    [['embedded', 'embedded'], '--from and --to are the same address.'],
    [['DATABASE_URL', 'embedded'], 'DATABASE_URL is not set.'],
    [['postgresql://nobody@127.0.0.1:1/none', 'embedded'], 'PostgreSQL cannot be reached at'],
    [['kurrentdb://127.0.0.1:1?tls=false&x#no.dots', 'embedded'], 'KURRENTDB_NAMESPACE is'],
  ])('refuses %j with a sentence', async ([from = '', to = ''], sentence) => {
    const { exitCode, output } = await runLog('copy', from, to, { CASELINE_HOME: '/nowhere' });

    expect(exitCode).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('refuses a source that has nothing, and the log itself', async () => {
    const [database, log] = [await createTestDatabase(), await postgresSpecLog()];
    const sameElsewhere = source.address.replace('127.0.0.1', 'localhost');

    for (const empty of [database.connectionString, log.address]) {
      const { exitCode, output } = await runLog('copy', empty, target.address);
      expect([exitCode, output]).toEqual([1, expect.stringContaining('There are no events in')]);
    }
    const same = await runLog('copy', source.address, sameElsewhere);

    expect([same.exitCode, same.output]).toEqual([1, expect.stringContaining('the same log')]);
    await Promise.all([database.drop(), log.close()]);
  });

  it('takes the embedded log when no Caseline is running on it, and refuses while one is', async () => {
    const home = await newHome('log');
    const settings = { CASELINE_HOME: home };
    const other = await createTestDatabase();
    const caseline = await CaselineProcess.start({ home, KURRENTDB_URL: '' });

    const refused = await runLog('copy', 'embedded', other.connectionString, settings);
    expect((await fetch(`${caseline.url}/health/ready`)).status).toBe(200);
    await caseline.terminate();
    const copied = await runLog('copy', 'embedded', other.connectionString, settings);
    const verified = await runLog('verify', other.connectionString, 'embedded', settings);

    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain(`Another Caseline process is running on ${home}`);
    expect([copied.exitCode, verified.exitCode]).toEqual([0, 0]);
    await other.drop();
    await removeHome(home);
  });
});

/** Positions of the last events of two streams that follow each other: no other event of theirs is between. */
function neighbours(): readonly [number, number] {
  for (let index = 1_000; ; index += 1) {
    if (history[index]!.streamName !== history[index + 1]!.streamName)
      return [index + 1, index + 2];
  }
}

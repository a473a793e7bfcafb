import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { until } from '#testing';
import { DataDirectoryInUseError } from './embedded-postgres-error.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { stopPostmaster } from './postmaster.js';

interface Told {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
}

describe('EmbeddedPostgres', () => {
  let home: string;
  let dataDirectory: string;
  const running: EmbeddedPostgres[] = [];

  async function start(
    options: { dataDirectory?: string; told?: Told[] } = {},
  ): Promise<EmbeddedPostgres> {
    const tell = (message: string, details?: Readonly<Record<string, unknown>>): void => {
      options.told?.push({ message, details });
    };
    const postgres = await EmbeddedPostgres.start({
      dataDirectory: options.dataDirectory ?? dataDirectory,
      log: { info: tell, warn: tell },
    });
    running.push(postgres);
    return postgres;
  }

  async function query(postgres: EmbeddedPostgres, text: string): Promise<unknown> {
    const client = new Client({ connectionString: postgres.connectionString });
    await client.connect();
    try {
      const { rows } = await client.query<{ value: unknown }>(text);
      return rows[0]?.value;
    } finally {
      await client.end();
    }
  }

  async function newHome(): Promise<void> {
    home = await mkdtemp(path.join(process.env.CASELINE_TEST_RUN!, 'home-'));
    await chmod(home, 0o755);
    dataDirectory = path.join(home, 'postgres');
  }

  async function stopAll(): Promise<void> {
    await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  }

  async function removeHome(): Promise<void> {
    await rm(home, { recursive: true, force: true });
  }

  describe('once it runs', () => {
    let postgres: EmbeddedPostgres;

    beforeAll(async () => {
      await newHome();
      postgres = await start();
    });

    afterAll(async () => {
      await stopAll();
      await removeHome();
    });

    it('speaks UTF-8 whatever the terminal speaks, and finds parts of Chinese words', async () => {
      expect(await query(postgres, "select lower('ÄÖ') || upper('提现ß') as value")).toBe(
        'äö提现ß',
      );
      expect(
        await query(
          postgres,
          "select setting as value from pg_settings where name = 'server_encoding'",
        ),
      ).toBe('UTF8');
      await query(postgres, 'create extension pg_trgm');
      expect(await query(postgres, "select cardinality(show_trgm('提现失败')) as value")).toBe(5);
    });

    it('lets nobody in without the password, which is closed to others', async () => {
      const url = new URL(postgres.connectionString);
      url.password = 'guessed';
      const client = new Client({ connectionString: url.href });

      await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
      expect((await stat(path.join(dataDirectory, 'password'))).mode & 0o077).toBe(0);
    });

    it('listens to this machine only and never trades durability for speed', async () => {
      const settings = (await query(
        postgres,
        `select json_object_agg(name, setting) as value from pg_settings
         where name in ('listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes',
                        'data_checksums')`,
      )) as Record<string, string>;

      expect(settings).toEqual({
        listen_addresses: '127.0.0.1',
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        data_checksums: 'on',
      });
    });

    it('writes no data of a failed statement into its log', async () => {
      await query(postgres, 'create table accounts (id text primary key)');
      await query(postgres, "insert into accounts values ('secret-account')");
      await expect(
        query(postgres, "insert into accounts values ('secret-account')"),
      ).rejects.toMatchObject({ code: '23505' });

      const log = await readFile(path.join(dataDirectory, 'server.log'), 'utf8');

      expect(log).toContain('duplicate key value');
      expect(log).not.toContain('secret-account');
    });
  });

  describe('on a home that was used before', () => {
    const data = (file: string): string => path.join(dataDirectory, 'data', file);

    beforeAll(async () => {
      await newHome();
      await start();
      await stopAll();
    });

    afterEach(stopAll);
    afterAll(removeHome);

    it('does not take a process for its server that got the number by chance', async () => {
      const lockFile = data('postmaster.pid');
      await writeFile(lockFile, `${process.pid}\n${dataDirectory}\n1\n1\n\n127.0.0.1\n\nready\n`);

      expect(await query(await start(), 'select 1 as value')).toBe(1);
    });

    it('says why the server cannot start', async () => {
      await writeFile(data('postgresql.conf'), 'no such setting\n');

      await expect(start()).rejects.toThrow(/^PostgreSQL cannot start\. It says: .*syntax error/s);
    });

    it('refuses data of another version of PostgreSQL', async () => {
      await writeFile(data('PG_VERSION'), '17\n');

      await expect(start()).rejects.toThrow(/was written by PostgreSQL 17, .* brings 18/);
    });
  });

  describe('on a home of its own', () => {
    beforeEach(newHome);

    afterEach(async () => {
      await stopAll();
      await removeHome();
    });

    it('keeps what was committed over a stop and a start', async () => {
      const first = await start();
      await query(first, 'create table kept as select 1 as value');
      await first.stop();

      expect(await query(await start(), 'select value from kept')).toBe(1);
    });

    it('makes one cluster when two start on a new home at once, and one of them owns it', async () => {
      const attempts = await Promise.allSettled([start(), start()]);

      const refused = attempts.filter((attempt) => attempt.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([
        expect.any(DataDirectoryInUseError),
      ]);
      expect(refused[0]?.reason).toMatchObject({
        message:
          `Another Caseline process is running on ${home}. ` +
          'Stop it first, or set CASELINE_HOME to another folder.',
      });
      expect(await readdir(home)).toEqual(['postgres']);
      expect(await query(running[0]!, 'select 1 as value')).toBe(1);
    });

    it('runs for two homes at once', async () => {
      const other = path.join(home, 'other', 'postgres');
      const [first, second] = await Promise.all([start(), start({ dataDirectory: other })]);

      expect(first.connectionString).not.toBe(second.connectionString);
      expect(await query(first, 'select 1 as value')).toBe(1);
      expect(await query(second, 'select 1 as value')).toBe(1);
    });

    it('takes over a server that was left behind, and stops it in the end', async () => {
      const before = await start();
      await before.leave();

      const after = await start();
      expect(after.pid).toBe(before.pid);
      expect(after.connectionString).toBe(before.connectionString);

      await after.stop();
      expect(await readdir(path.join(dataDirectory, 'data'))).not.toContain('postmaster.pid');
    });

    it('starts again on the same port when the server was killed', async () => {
      const told: Told[] = [];
      const postgres = await start({ told });
      await query(postgres, 'create table kept as select 1 as value');
      const killed = postgres.pid;

      process.kill(killed, 'SIGKILL');
      await until(() => postgres.pid !== killed);

      await until(() => told.some(({ message }) => message.includes('is back')));
      expect(await query(postgres, 'select value from kept')).toBe(1);
      await expect(start()).rejects.toThrow(DataDirectoryInUseError);
    });

    it('says so when somebody else took the data over while the server was away', async () => {
      const first = await start();
      const lost = once(first.lost, 'abort');
      const thief = new Client({ connectionString: first.connectionString });
      thief.on('error', () => undefined);
      await thief.connect();

      // The lock is free for an instant when its session is ended: another process waits for it.
      const taken = thief.query(
        `select pg_advisory_lock(classid::bigint << 32 | objid::bigint)
         from pg_locks where locktype = 'advisory' and granted`,
      );
      await query(
        first,
        `select pg_terminate_backend(pid) as value from pg_stat_activity
         where application_name = 'caseline locks'`,
      );
      await taken;
      await lost;

      expect(first.lost.reason).toBeInstanceOf(DataDirectoryInUseError);
      await first.stop();
      expect(await thief.query('select 1')).toMatchObject({ rowCount: 1 });
      await thief.end();
      await stopPostmaster(first.pid);
    });

    it('does not begin anew when the data are gone that the home points to', async () => {
      await symlink(path.join(home, 'gone'), dataDirectory);

      await expect(start()).rejects.toThrow(/points to .*gone\) are gone/);
    });

    it('does not take a folder that is not its own', async () => {
      await mkdir(dataDirectory);
      await writeFile(path.join(dataDirectory, 'letter.txt'), 'of somebody');

      await expect(start()).rejects.toThrow(/was not made by Caseline/);
      expect(await readdir(dataDirectory)).toEqual(['letter.txt']);
    });

    const whereRoot = process.getuid?.() === 0 ? it : it.skip;

    whereRoot('keeps the data elsewhere when the user of the server cannot enter', async () => {
      await chmod(home, 0o700);
      const told: Told[] = [];
      await query(await start({ told }), 'create table kept as select 1 as value');
      await stopAll();
      const elsewhere = await realpath(dataDirectory);

      expect(elsewhere).toMatch(/^\/var\/lib\/caseline\/data-/);
      expect(told).toContainEqual({
        message: 'The data are kept where the user of PostgreSQL can reach them',
        details: { folder: elsewhere },
      });
      expect(await query(await start(), 'select value from kept')).toBe(1);

      await stopAll();
      await rm(elsewhere, { recursive: true });
    });

    whereRoot('finds the data again after the home was moved', async () => {
      await chmod(home, 0o700);
      await query(await start(), 'create table kept as select 1 as value');
      await stopAll();
      const moved = `${home}-moved`;
      await rename(home, moved);
      home = moved;

      const again = await start({ dataDirectory: path.join(moved, 'postgres') });
      expect(await query(again, 'select value from kept')).toBe(1);

      await stopAll();
      await rm(await realpath(path.join(moved, 'postgres')), { recursive: true });
    });
  });
});

import { randomUUID } from 'node:crypto';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres } from '#platform/postgres';
import { testRunFolder } from './test-run-folder.js';

export interface TestDatabase {
  readonly connectionString: string;
  drop(): Promise<void>;
}

/** An empty database for one spec, on the server that all specs of the run share. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    connectionString: url.href,
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** `TEST_DATABASE_URL`, or an embedded server that the first spec to come starts for all of them. */
async function sharedServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return given;
  const run = testRunFolder();
  const announcement = path.join(run, 'url');
  if (await isFirst(run)) {
    const server = await EmbeddedPostgres.start({ dataDirectory: path.join(run, 'postgres') });
    // The teardown of the run stops it: the worker that started it may end before the others.
    await server.leave();
    await writeFile(`${announcement}.new`, server.connectionString, { mode: 0o600 });
    await rename(`${announcement}.new`, announcement);
  }
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const url = await readFile(announcement, 'utf8').catch(() => undefined);
    if (url !== undefined) return url;
    await sleep(50);
  }
  throw new Error('The database of the tests was not started by the spec that came first.');
}

async function isFirst(run: string): Promise<boolean> {
  const claim = await open(path.join(run, 'claimed'), 'wx').catch(() => undefined);
  await claim?.close();
  return claim !== undefined;
}

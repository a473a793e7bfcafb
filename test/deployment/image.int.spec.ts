import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool } from '#platform/postgres';
import { describeOnAnyKurrentDb, freePorts, startTestServer, type TestServer } from '#testing';
import { Api } from '../processes/api.js';
import { casesOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { withdrawalStuck } from '../processes/wallet-events.js';
import { readComposeFile, root } from './compose-file.js';
import { type ContainerOptions, ContainerProcess, run } from './container-process.js';
import { environmentOf, execForm, instructionOf, readDockerfile } from './dockerfile.js';
import { AMONG_LINKS, layOutImage } from './runtime-files.js';

const { services, secrets } = readComposeFile();
const { caseline } = services;
const image = readDockerfile(path.join(root, caseline.build!.dockerfile)).at(-1)!;
const healthOfCaseline = execForm(instructionOf(image, 'HEALTHCHECK'));

/** Whatever a password may consist of. */
const PASSWORD = `a b+c/d?e&f=g%2h#@:'1`;

let folder: string;
let server: TestServer;
let running: ContainerProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caseline-containers-'));
  await promisify(execFile)('bash', ['-c', shown(/^mkdir .*\.secrets.*$/m)], { cwd: folder });
  server = await startTestServer();
});

/** Also where a test has failed before it came to that. */
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true });
});

describe('the line that makes the secrets', () => {
  it('makes each of them, for all users of the containers and nobody else', async () => {
    const mode = async (file: string) => (await stat(path.join(folder, file))).mode & 0o777;
    expect(await mode('.secrets')).toBe(0o700);
    for (const { file } of Object.values(secrets)) expect(await mode(file)).toBe(0o444);
  });
});

describe('Caseline as its image runs it', () => {
  let options: ContainerOptions;

  beforeAll(async () => {
    await mkdir(path.join(folder, 'app'));
    const passwordFile = path.join(folder, secrets['database-password']!.file);
    await rm(passwordFile);
    await writeFile(passwordFile, `${PASSWORD}\n`);
    await layOutImage(image, path.join(folder, 'app'));
  });

  beforeEach(async () => {
    const database = await makeDatabase();
    const { KURRENTDB_URL: _, ...environment } = {
      ...environmentOf(image),
      ...caseline.environment,
    };
    const mapped = Object.entries(environment).map(([name, value]) => [
      name,
      value
        .replace('//caseline@postgres:5432/caseline', database)
        .replace('/run/secrets/', `${folder}/.secrets/`),
    ]);
    options = {
      cwd: path.join(folder, 'app'),
      environment: {
        ...(Object.fromEntries(mapped) as Record<string, string>),
        CASELINE_HOME: path.join(folder, 'home'),
        HOST: '127.0.0.1',
        PORT: String((await freePorts(1))[0]),
        ...AMONG_LINKS,
      },
    };
  });

  afterEach(() => rm(path.join(folder, 'home'), { recursive: true, force: true }));

  /** From the command of the image to a case that somebody sees, and to an orderly end. */
  async function expectToWork(log: Readonly<Record<string, string>>): Promise<void> {
    const inContainer = { ...options, environment: { ...options.environment, ...log } };
    expect(await run(healthOfCaseline, inContainer)).toMatchObject({ code: 1 });
    running = ContainerProcess.start(execForm(instructionOf(image, 'CMD')), inContainer);
    await running.becomesHealthy(healthOfCaseline);

    const [service, agent] = [await apiAs('service'), await apiAs('agent')];
    expect((await service.publish(withdrawalStuck(1))).status).toBe(202);
    await eventually('its case has the signal', async () => {
      const [found] = await casesOf(agent, 'cust-1');
      return found?.signals === 1 ? true : undefined;
    });

    expect(await running.stop()).toBe(0);
    expect(await run(healthOfCaseline, inContainer)).toMatchObject({ code: 1 });
    // One JSON line each, and nothing for people at a terminal.
    const lines = running.output.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ msg: 'Caseline is ready' }),
    );
  }

  async function apiAs(role: string): Promise<Api> {
    const command = shown(/(?<=^docker compose exec caseline )\S+ \S+/m).split(' ');
    const { code, output } = await running!.exec([...command, role]);
    expect([code, output]).toEqual([0, expect.stringMatching(/^\S+\n$/)]);
    return new Api(`http://127.0.0.1:${options.environment.PORT!}`, output.trim());
  }

  it('works with all in PostgreSQL, from the files of the image alone', async () => {
    await expectToWork({});
  });

  it('says what is missing when it is given no database', async () => {
    const { DATABASE_URL: _, DATABASE_PASSWORD_FILE: __, ...environment } = options.environment;
    const result = await run(execForm(instructionOf(image, 'CMD')), { ...options, environment });
    expect(result.code).toBe(1);
    expect(result.output).toContain('set DATABASE_URL to a PostgreSQL of yours');
  });

  describeOnAnyKurrentDb('with its log in EventStoreDB', (newLog) => {
    it('works', async () => {
      const { connectionString, namespace } = newLog();
      await expectToWork({ KURRENTDB_URL: connectionString, KURRENTDB_NAMESPACE: namespace });
    });
  });
});

/** What the image of PostgreSQL makes at first; here the role may do less, and answers where it is. */
async function makeDatabase(): Promise<string> {
  const pool = createPool(server.connectionString, { max: 1 });
  await pool.query('drop database if exists container');
  await pool.query('drop role if exists container');
  await pool.query(`create role container login password '${PASSWORD.replaceAll("'", "''")}'`);
  await pool.query('create database container owner container');
  await pool.end();
  return `//container@127.0.0.1:${new URL(server.connectionString).port}/container`;
}

/** What the README has one paste. */
function shown(line: RegExp): string {
  const [found] = line.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
  if (found === undefined) throw new Error(`The README shows no line like ${String(line)}.`);
  return found;
}

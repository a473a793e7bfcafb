import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  describeOnKurrentDb,
  freePorts,
  kurrentDbExecutable,
  notTested,
  startTestServer,
} from '#testing';
import { readComposeFile } from './compose-file.js';
import { ContainerProcess, run } from './container-process.js';
import { readWorkflow } from './workflow-file.js';

const { eventstore, postgres } = readComposeFile().services;

let folder: string;
let running: ContainerProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caseline-stores-'));
});

/** Also where a test has failed before it came to that. */
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true });
});

describeOnKurrentDb('EventStoreDB with the settings', () => {
  it.each([
    ['docker-compose.yml', eventstore.environment],
    ['the workflow', readWorkflow().jobs.eventstoredb.services!.eventstoredb!.env],
  ])(
    'of %s takes them, is well, and ends in order',
    async (_, environment) => {
      const [port = 0, replicationPort = 0] = await freePorts(2);
      const container = {
        cwd: folder,
        environment: {
          ...environment,
          EVENTSTORE_DB: path.join(folder, 'events'),
          EVENTSTORE_LOG: path.join(folder, 'log'),
          EVENTSTORE_NODE_PORT: String(port),
          EVENTSTORE_REPLICATION_PORT: String(replicationPort),
        },
      };
      const check = eventstore.healthcheck!.test.slice(1);
      const health = check.map((word) => word.replace(':2113/', `:${port}/`));
      expect((await run(health, container)).code).not.toBe(0);

      running = ContainerProcess.start([kurrentDbExecutable()!], container);
      await running.becomesHealthy(health);

      const info = (await (await fetch(`http://127.0.0.1:${port}/info`)).json()) as object;
      expect(info).toMatchObject({ features: { projections: false, userManagement: false } });
      expect(running.output).toContain('opted out');
      expect(await running.stop()).toBe(0);
      expect((await run(health, container)).code).not.toBe(0);
    },
    120_000,
  );
});

const hasPgIsReady = spawnSync('pg_isready', ['--version']).status === 0;
const suite = "PostgreSQL's health check";
(hasPgIsReady ? describe : describe.skip)(
  hasPgIsReady ? suite : notTested(suite, 'pg_isready is not installed'),
  () => {
    it('tells whether it takes connections', async () => {
      const server = await startTestServer();
      const PGPORT = new URL(server.connectionString).port;
      const health = postgres.healthcheck!.test.slice(1);
      const beside = { cwd: folder, environment: { PGPORT } };

      expect(await run(health, beside)).toMatchObject({ code: 0 });
      await server.stop();
      expect(await run(health, beside)).toMatchObject({ code: 2 });
      await server.remove();
    });
  },
);

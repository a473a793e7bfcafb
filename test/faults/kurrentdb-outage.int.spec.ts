import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeOnKurrentDb, type KurrentDbServer, startKurrentDbServer } from '#testing';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { removeHome } from '../processes/remove-home.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describeOnKurrentDb('Caseline on an EventStoreDB that fails', () => {
  let server: KurrentDbServer;
  let home: string;
  let caseline: CaselineProcess;
  let service: Api;
  let agent: Api;

  beforeAll(async () => {
    server = await startKurrentDbServer();
    home = path.join(await mkdtemp(path.join(tmpdir(), 'caseline-kurrentdb-')), 'home');
    caseline = await CaselineProcess.start({ home, KURRENTDB_URL: server.connectionString });
    service = await apiAs('service', caseline);
    agent = await apiAs('agent', caseline);
  }, 60_000);

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
    await server.remove();
  }, 60_000);

  it('loses and doubles nothing when the server is killed under load', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    let acknowledged = 0;
    const publishing = Promise.all(
      Array.from({ length: 10 }, async (_, publisher) => {
        for (const number of numbers.filter((each) => each % 10 === publisher)) {
          await publishSurely(number);
          acknowledged += 1;
        }
      }),
    );
    while (acknowledged < 50) await wait(1);
    await server.kill();
    await wait(1_000);
    await server.start();
    const started = performance.now();
    const before = acknowledged;
    while (acknowledged === before) await wait(1);
    report('killed and started again', started);
    await publishing;

    await expectOneSignalEach(agent, numbers);
    await becomesReady();
  }, 120_000);

  it('says within 5 s that it is not ready, answers 503 meanwhile, and heals by itself', async () => {
    server.pause();
    const paused = performance.now();
    await eventually('it is not ready', async () =>
      (await readiness()) === 503 ? true : undefined,
    );
    expect(performance.now() - paused).toBeLessThan(5_000);

    const refused = await service.publish(withdrawalStuck('while-paused'));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');

    server.resume();
    const resumed = performance.now();
    await publishSurely('while-paused');
    report('paused for some seconds', resumed);
    await expectOneSignalEachOf('while-paused');
    await becomesReady();
  }, 120_000);

  async function publishSurely(number: number | string): Promise<void> {
    await eventually(`event ${number} is taken`, async () => {
      const { status } = await service.publish(withdrawalStuck(number));
      if (status !== 202 && status !== 503) throw new Error(`Publishing was answered ${status}.`);
      return status === 202 ? true : undefined;
    });
  }

  async function expectOneSignalEachOf(name: string): Promise<void> {
    const { data } = await eventually(`a case of cust-${name} appears`, async () => {
      const { body } = await agent.get(`/v1/cases?customerId=cust-${name}`);
      return (body as { data: readonly object[] }).data.length > 0 ? body : undefined;
    });
    expect(data).toMatchObject([{ signals: 1, revision: 1 }]);
  }

  async function readiness(): Promise<number> {
    return (await fetch(`${caseline.url}/health/ready`)).status;
  }

  async function becomesReady(): Promise<void> {
    await eventually('it is ready', async () => ((await readiness()) === 200 ? true : undefined));
  }

  function report(fault: string, since: number): void {
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    process.stderr.write(`EventStoreDB ${fault}: first success after ${seconds} s\n`);
  }
});

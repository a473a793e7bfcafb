import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeOnKurrentDb, type KurrentDbServer, startKurrentDbServer } from '#testing';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { Publishing, publishSurely } from '../processes/publish-surely.js';
import { becomesReady, becomesUnready } from '../processes/readiness.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
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
    home = await newHome('kurrentdb');
    caseline = await CaselineProcess.start({ home, KURRENTDB_URL: server.connectionString });
    service = await apiAs('service', caseline);
    agent = await apiAs('agent', caseline);
  });

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
    await server.remove();
  });

  it('loses and doubles nothing when the server is killed under load', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const publishing = new Publishing(service, numbers);
    await publishing.progress(50);
    await server.kill();
    await wait(1_000);
    await server.start();
    const started = performance.now();
    await publishing.progress(1);
    report('killed and started again', started);
    await publishing.end();

    await expectOneSignalEach(agent, numbers);
    await becomesReady(caseline);
  });

  it('says within 5 s that it is not ready, answers 503 meanwhile, and heals by itself', async () => {
    server.pause();
    expect(await becomesUnready(caseline)).toBeLessThan(5_000);

    const refused = await service.publish(withdrawalStuck('while-paused'));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');

    server.resume();
    const resumed = performance.now();
    await publishSurely(service, 'while-paused');
    report('paused for some seconds', resumed);
    await expectOneSignalEach(agent, ['while-paused']);
    await becomesReady(caseline);
  });

  function report(fault: string, since: number): void {
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    process.stderr.write(`EventStoreDB ${fault}: first success after ${seconds} s\n`);
  }
});

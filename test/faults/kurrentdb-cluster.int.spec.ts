import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeOnKurrentDb, type KurrentDbCluster, startKurrentDbCluster } from '#testing';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { Publishing, publishSurely } from '../processes/publish-surely.js';
import { becomesReady, becomesUnready } from '../processes/readiness.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describeOnKurrentDb('Caseline on a cluster of EventStoreDB', () => {
  let cluster: KurrentDbCluster;
  let home: string;
  let caseline: CaselineProcess;
  let service: Api;
  let agent: Api;

  beforeAll(async () => {
    cluster = await startKurrentDbCluster();
    home = await newHome('cluster');
    caseline = await CaselineProcess.start({ home, KURRENTDB_URL: cluster.connectionString });
    service = await apiAs('service', caseline);
    agent = await apiAs('agent', caseline);
  });

  beforeEach(() => cluster.untilWhole());

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
    await cluster.remove();
  });

  it('loses and doubles nothing when the leader is killed while events are published', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const publishing = new Publishing(service, numbers);
    await publishing.progress(50);
    const leader = await cluster.leader();
    await leader.kill();
    const killed = performance.now();
    await publishing.progress(20);
    report('leader killed', killed);
    await publishing.end();
    await leader.start();

    await becomesReady(caseline);
    await expectOneSignalEach(agent, numbers);
  }, 180_000);

  it('says within 5 s that no node leads, answers 503 meanwhile, and heals by itself', async () => {
    const others = cluster.nodes.slice(1);
    await Promise.all(others.map((node) => node.kill()));
    expect(await becomesUnready(caseline)).toBeLessThan(5_000);

    const refused = await service.publish(withdrawalStuck('leaderless'));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');

    await others[0]!.start();
    const started = performance.now();
    await publishSurely(service, 'leaderless');
    report('without a leader', started);
    await expectOneSignalEach(agent, ['leaderless']);
    await becomesReady(caseline);
    await others[1]!.start();
  }, 180_000);

  function report(fault: string, since: number): void {
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    process.stderr.write(`EventStoreDB ${fault}: first success after ${seconds} s\n`);
  }
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { type CaselineProcess } from '../processes/caseline-process.js';
import { casesOf, timelineOf } from '../processes/cases.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describe('two processes on one database', () => {
  let installation: SharedInstallation;
  let processes: readonly [CaselineProcess, CaselineProcess];

  beforeAll(async () => {
    installation = await SharedInstallation.create();
    processes = await Promise.all([installation.start('one'), installation.start('two')]);
  });

  afterAll(async () => {
    await Promise.all(processes.map((caseline) => caseline.terminate()));
    await installation.remove();
  });

  it('make one case with one signal of 100 copies of an event over 10 connections', async () => {
    const event = withdrawalStuck('copies');
    const services = await Promise.all(processes.map((caseline) => apiAs('service', caseline)));
    const connections = Array.from({ length: 10 }, (_, index) => services[index % 2]!);
    const answers = await Promise.all(
      connections.map(async (service) => {
        const mine = [];
        for (let copy = 0; copy < 10; copy += 1) mine.push(await service.publish(event));
        return mine;
      }),
    );
    expect(new Set(answers.flat().map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.flat().map(({ body }) => JSON.stringify(body))).size).toBe(1);

    // An event that comes after the copies is on its timeline: then the copies have been dealt with.
    await services[0]!.publish(withdrawalStuck('after'));
    const agent = await apiAs('agent', processes[1]);
    await casesOf(agent, 'cust-after');
    const cases = await casesOf(agent, 'cust-copies');
    expect(cases).toMatchObject([{ signals: 1, revision: 2 }]);
    expect((await timelineOf(agent, cases[0]!)).map(({ type }) => type)).toEqual([
      'CaseOpened',
      'SignalAttached',
      'CaseRouted',
    ]);
  });

  it('let one of two agents who act on the same revision win', async () => {
    const service = await apiAs('service', processes[0]);
    await service.publish(withdrawalStuck('race'));
    const agents = await Promise.all(processes.map((caseline) => apiAs('agent', caseline)));
    const [found] = await casesOf(agents[0]!, 'cust-race');
    const { caseId, revision } = found!;
    const assign = (agent: Api, assignee: string) =>
      agent.post(`/v1/cases/${caseId}/assign`, { assignee }, { 'if-match': `"${revision}"` });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => assign(agents[index % 2]!, `agent-${index}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(9).fill(412),
    ]);
  });

  it('open a live stream once by a ticket that one of them gave', async () => {
    const service = await apiAs('service', processes[0]);
    await service.publish(withdrawalStuck('ticket'));
    const agent = await apiAs('agent', processes[0]);
    const [found] = await casesOf(agent, 'cust-ticket');
    const path = `/v1/cases/${found!.caseId}/timeline`;
    const { body } = await agent.post('/v1/tickets', { path });
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const response = await fetch(processes[index % 2]!.url + String(body.url), {
          headers: { accept: 'text/event-stream' },
        });
        await response.body?.cancel();
        return response.status;
      }),
    );
    expect(statuses.sort()).toEqual([200, ...Array<number>(19).fill(401)]);
  });

  it('go on when the one that did the work is killed, with nothing twice', async () => {
    const [one, two] = processes;
    const service = await apiAs('service', two);
    const publish = (from: number) =>
      Promise.all(
        Array.from({ length: 50 }, (_, index) => service.publish(withdrawalStuck(from + index))),
      );
    await publish(0);
    await one.killHard();
    await publish(50);
    const agent = await apiAs('agent', two);
    for (let number = 0; number < 100; number += 1) {
      expect(await casesOf(agent, `cust-${number}`)).toMatchObject([{ signals: 1, revision: 2 }]);
    }
  });
});

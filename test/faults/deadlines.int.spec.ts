import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CaselineProcess } from '../processes/caseline-process.js';
import { eventually } from '../processes/eventually.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';

/** 6 s for the first response in a chat. */
const settings = { SLA_CHAT_RESPONSE_MINUTES: '0.1' };

interface Entry {
  readonly type: string;
  readonly details: { readonly clock: string; readonly dueAt: string; readonly noticedAt: string };
}

describe('deadlines of processes that are killed', () => {
  let installation: SharedInstallation;
  let running: CaselineProcess[];

  beforeEach(async () => {
    installation = await SharedInstallation.create();
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((caseline) => caseline.terminate()));
    await installation.remove();
  });

  async function start(name: string): Promise<CaselineProcess> {
    const caseline = await installation.start(name, settings);
    running.push(caseline);
    return caseline;
  }

  async function kill(caseline: CaselineProcess): Promise<void> {
    running = running.filter((each) => each !== caseline);
    await caseline.killHard();
  }

  async function openChats(caseline: CaselineProcess, count: number): Promise<readonly string[]> {
    const agent = await apiAs('agent', caseline);
    const opened = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        agent.post('/v1/cases', {
          ...{ type: 'complaint', channel: 'web-chat', customerId: `cust-${index}` },
        }),
      ),
    );
    return opened.map(({ body }) => (body as unknown as { caseId: string }).caseId);
  }

  /** What was told of the first response of a case. */
  async function toldBy(caseline: CaselineProcess, caseId: string): Promise<readonly Entry[]> {
    const agent = await apiAs('agent', caseline);
    const { body } = await agent.get(`/v1/cases/${caseId}/timeline?limit=100`);
    const { data = [] } = body as { readonly data?: readonly Entry[] };
    return data.filter(({ details }) => details.clock === 'first-response');
  }

  async function breach(caseline: CaselineProcess, caseId: string): Promise<Entry> {
    return eventually('the breach is told', async () =>
      (await toldBy(caseline, caseId)).find(({ type }) => type === 'SlaBreached'),
    );
  }

  function expectOnceAndNotEarly(told: readonly Entry[]): void {
    const breaches = told.filter(({ type }) => type === 'SlaBreached');
    expect(breaches).toHaveLength(1);
    for (const { details } of breaches) expect(details.noticedAt >= details.dueAt).toBe(true);
    expect(new Set(told.map(({ type }) => type)).size).toBe(told.length);
  }

  it('are told by the other process, once', async () => {
    const [one, two] = await Promise.all([start('one'), start('two')]);
    const caseIds = await openChats(one, 10);
    await eventually('the clocks run', async () =>
      (await toldBy(two, caseIds.at(-1)!)).length > 0 ? true : undefined,
    );
    await kill(one);
    for (const caseId of caseIds) await breach(two, caseId);
    await sleep(3_000);
    for (const caseId of caseIds) expectOnceAndNotEarly(await toldBy(two, caseId));
  });

  it('that passed while nobody ran are told after the start, once', async () => {
    const killed = await start('one');
    const [caseId] = await openChats(killed, 1);
    await eventually('the clocks run', async () =>
      (await toldBy(killed, caseId!)).length > 0 ? true : undefined,
    );
    await kill(killed);
    await sleep(7_000);
    const again = await start('one');
    const ready = Date.now();
    const { details } = await breach(again, caseId!);
    process.stderr.write(
      `The breach was noticed ${Date.parse(details.noticedAt) - ready} ms after Caseline was ready\n`,
    );
    await sleep(3_000);
    expectOnceAndNotEarly(await toldBy(again, caseId!));
  });

  it('get another time when the calendar has changed, and keep it when it has not', async () => {
    const before = await start('one');
    const agent = await apiAs('agent', before);
    const opening = { type: 'top-up', customerId: 'cust-1' };
    const caseId = String((await agent.post('/v1/cases', opening)).body.caseId);
    const resolution = (caseline: CaselineProcess, type: string) =>
      eventually(`${type} is told`, async () => {
        const { body: timeline } = await (
          await apiAs('agent', caseline)
        ).get(`/v1/cases/${caseId}/timeline?limit=100`);
        const { data } = timeline as { readonly data?: readonly Entry[] };
        const found = data?.filter((entry) => entry.type === type);
        return found && found.length > 0 ? found : undefined;
      });
    await resolution(before, 'SlaClockStarted');
    running = [];
    await before.terminate();

    const calendars = path.join(before.home, 'calendars.json');
    const week = { monday: ['10:00-10:01'] };
    await writeFile(calendars, JSON.stringify([{ name: 'office', timeZone: 'Asia/Tokyo', week }]));
    const changed = { ...settings, SLA_CALENDARS_FILE: calendars };
    for (const _ of ['changed', 'the same again']) {
      const after = await installation.start('one', changed);
      running = [after];
      const told = await resolution(after, 'SlaClockRecomputed');
      expect(told.map(({ details }) => details.clock).sort()).toEqual([
        'first-response',
        'resolution',
      ]);
      await sleep(500);
      running = [];
      await after.terminate();
    }
  });
});

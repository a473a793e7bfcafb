import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
} from '#testing';
import { bulkCommandNames } from '../bulk-forms.js';
import { BulkCommandsModule } from '../bulk-commands.module.js';
import { CaseCommandsModule } from '../case-commands.module.js';
import { CaseViewsModule } from '../case-views.module.js';
import { type BulkCommandView } from './bulk-command-view.js';

const incidentId = 'e'.repeat(32);
const link = { incidentId };

/** In an order in which one case takes them all. */
const commands = [
  { command: 'add-note', body: { text: 'The fees page is down.' }, type: 'NoteAdded' },
  {
    command: 'send-reply',
    body: { channel: 'email', text: 'Thank you.', states: ['finding'] },
    type: 'ReplySent',
  },
  { command: 'tag', body: { add: ['fees'] }, type: 'CaseTagged' },
  { command: 'link-to-incident', body: link, type: 'CaseLinked' },
  { command: 'unlink-from-incident', body: link, type: 'CaseUnlinked' },
  { command: 'resolve', body: { resolution: 'Noted.' }, type: 'CaseResolved' },
  { command: 'close', body: {}, type: 'CaseClosed' },
];

describe('a command for many cases', () => {
  let log: TestLog;
  let api: TestHttpApplication;
  let one: string;
  let other: string;
  let cases = 0;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    api = await startTestReadSide(log, [
      CaseCommandsModule.forRoot({ reopenWindowHours: 168 }),
      CaseViewsModule,
      BulkCommandsModule,
    ]);
    await log.append(`incident-${incidentId}`, incidentDeclared);
  });
  beforeEach(async () => {
    [one, other] = [await newCase(), await newCase()];
  });
  afterAll(async () => {
    await api.close();
    await log.close();
  });

  /** With nothing left to do. */
  async function newCase(): Promise<string> {
    const caseId = (cases += 1).toString(16).padStart(32, '0');
    const skipped: TestEvent = {
      type: 'StepSkipped',
      data: { stepId: 'tag-the-pain-point', reason: 'Not here.' },
    };
    await log.append(`case-${caseId}`, opened(caseId), skipped);
    // Once the read side has it, it can be chosen.
    expect((await api.request(`/v1/cases/${caseId}`, { as: 'agent' })).status).toBe(200);
    return caseId;
  }

  async function give(command: string, body: object) {
    const response = await api.request('/v1/bulk-commands', {
      method: 'POST',
      as: 'supervisor',
      json: { command, body, caseIds: [one, other] },
      headers: { 'idempotency-key': randomUUID() },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** As it is in the end. */
  async function finished(command: string, body: object): Promise<BulkCommandView> {
    const { bulkCommandId } = (await give(command, body)).body;
    for (;;) {
      const path = `/v1/bulk-commands/${String(bulkCommandId)}`;
      const bulk = (await (
        await api.request(path, { as: 'supervisor' })
      ).json()) as BulkCommandView;
      expect(bulk.command).toBe(command);
      if (bulk.state === 'finished') return bulk;
    }
  }

  async function causesOf(caseId: string, type: string): Promise<readonly string[]> {
    const causes: string[] = [];
    for await (const event of log.store.readStream(`case-${caseId}`)) {
      if (event.type === type) causes.push(event.metadata.causationId);
    }
    return causes;
  }

  it('is each of those that there are, and does the same in every case for one cause', async () => {
    expect(commands.map(({ command }) => command).sort()).toEqual(bulkCommandNames.toSorted());
    for (const { command, body, type } of commands) {
      const bulk = await finished(command, body);
      expect([command, bulk.done, bulk.refusals]).toEqual([command, 2, []]);
      const causes = [...(await causesOf(one, type)), ...(await causesOf(other, type))];
      expect([command, causes]).toEqual([command, [bulk.causationId, bulk.causationId]]);
    }
  }, 30_000);

  it('tags, and lists those that have the tags already with their rule', async () => {
    const tagging = { method: 'POST', as: 'agent', json: { add: ['fees'] } } as const;
    expect((await api.request(`/v1/cases/${one}/tags`, tagging)).status).toBe(200);
    const bulk = await finished('tag', { add: ['fees'] });
    const { done, refused, refusals } = bulk;
    expect({ done, refused, refusals }).toEqual({
      done: 1,
      refused: 1,
      refusals: [
        {
          code: 'tags-unchanged',
          rule: 'The case has the tags to be added, and has none of those to be removed.',
          remedy: 'Name tags that change something.',
          caseIds: [one],
        },
      ],
    });
    expect(await causesOf(other, 'CaseTagged')).toEqual([bulk.causationId]);
  });

  it('is checked by the contract of its own route, before anything is done', async () => {
    expect(await give('tag', { add: ['Not A Tag'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/body/add' }] },
    });
    expect(await give('untag', {})).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/command' }] },
    });
  });
});

const incidentDeclared: TestEvent = {
  type: 'IncidentDeclared',
  data: {
    incidentId,
    title: 'The page about fees is down',
    description: 'It answers 404.',
    startedAt: '2026-03-01T07:00:00.000Z',
  },
};

function opened(caseId: string): TestEvent {
  return {
    type: 'CaseOpened',
    data: {
      caseId,
      caseType: 'feedback',
      playbookVersion: 1,
      situationKind: 'event',
      generation: 1,
      customerId: `cust-${caseId}`,
      openedBy: 'hand',
    },
  };
}

import { describe, expect, it } from '@jest/globals';
import { type Case, command, skipSteps } from '../golden/plays/play.js';
import { type Api } from '../processes/api.js';
import { caselineForEachTest } from '../processes/caseline-for-each-test.js';
import { eventually } from '../processes/eventually.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const CASES = 900;
/** Closed before, so that they take no replies. */
const CLOSED = 3;

interface CaseInList {
  readonly caseId: string;
  readonly revision: number;
}

describe('kill -9 in the middle of a bulk command', () => {
  const current = caselineForEachTest();

  it('loses no case and does nothing twice, and what refused is listed with its rule', async () => {
    const service = await apiAs('service', current.caseline);
    await publishAll(service);
    const before = await apiAs('supervisor', current.caseline);
    const cases = await allCases(before, '?type=withdrawal', CASES);
    for (const one of cases.slice(0, CLOSED)) await close(before, one);

    const incident = {
      title: 'Gateway',
      description: 'It is down.',
      startedAt: '2026-03-01T08:00:00Z',
    };
    const declared = await before.post('/v1/incidents', incident, { 'idempotency-key': 'declare' });
    const { incidentId } = declared.body as { readonly incidentId: string };
    const gathered = await before.post(
      `/v1/incidents/${incidentId}/cases`,
      { type: 'withdrawal' },
      { 'idempotency-key': 'gather' },
    );
    expect(gathered).toMatchObject({ status: 202, body: { total: CASES } });
    expect(await finished(before, gathered.body.bulkCommandId)).toMatchObject({
      done: CASES,
      refused: 0,
    });
    await allCases(before, `?incidentId=${incidentId}`, CASES);

    const bulk = await reply(before, incidentId);
    const seen = await untilInTheMiddle(before, bulk.body.bulkCommandId);
    await current.caseline.killHard();
    expect(seen).toMatchObject({ state: 'running', total: CASES });

    await current.startAgain();
    const after = await apiAs('supervisor', current.caseline);
    expect((await reply(after, incidentId)).body).toEqual(bulk.body);
    const end = await finished(after, bulk.body.bulkCommandId);
    expect(end).toMatchObject({
      done: CASES - CLOSED,
      refused: CLOSED,
      refusals: [{ code: 'case-closed', rule: 'This is not done to a case that is closed.' }],
    });
    const refused = (end.refusals as readonly { readonly caseIds: readonly string[] }[])[0]!;
    const closed = cases.slice(0, CLOSED).map(({ caseId }) => caseId);
    expect(refused.caseIds.toSorted()).toEqual(closed.sort());
    for (const { caseId } of cases) {
      expect([caseId, await causesOf(after, caseId)]).toEqual([
        caseId,
        {
          CaseLinked: [expect.any(String)],
          ReplySent: closed.includes(caseId) ? [] : [end.causationId],
        },
      ]);
    }
    const { body } = await after.get(`/v1/incidents/${incidentId}`);
    expect(body).toMatchObject({
      cases: CASES,
      casesByStatus: { open: CASES - CLOSED, closed: CLOSED },
    });
  }, 240_000);
});

async function publishAll(service: Api): Promise<void> {
  const events = Array.from({ length: CASES }, (_, number) => withdrawalStuck(number));
  const answer = await service.post('/v1/wallet-events', events, {
    'content-type': 'application/cloudevents-batch+json',
  });
  expect([answer.status < 300, answer.status]).toEqual([true, answer.status]);
}

async function close(supervisor: Api, { caseId }: CaseInList): Promise<void> {
  const { body } = await supervisor.get(`/v1/cases/${caseId}`);
  const done = await skipSteps(supervisor, body as unknown as Case);
  const resolved = await command(supervisor, done, 'resolve', { resolution: 'It arrived.' });
  await command(supervisor, resolved, 'close', {});
}

function reply(supervisor: Api, ofIncident: string) {
  const body = { channel: 'in-app-chat', text: 'The bank is repairing its gateway.' };
  return supervisor.post(
    '/v1/bulk-commands',
    { command: 'send-reply', body, ofIncident },
    { 'idempotency-key': 'reply' },
  );
}

/** Follows until some cases have had their turn. */
async function untilInTheMiddle(supervisor: Api, bulkCommandId: unknown) {
  const end = new AbortController();
  for await (const { data } of supervisor.follow(
    `/v1/bulk-commands/${String(bulkCommandId)}`,
    end.signal,
  )) {
    const progress = JSON.parse(data) as { readonly done: number; readonly state: string };
    if (progress.done > 0) {
      setImmediate(() => {
        end.abort();
      });
      return progress;
    }
  }
  throw new Error('The stream has ended before anything was done.');
}

async function finished(supervisor: Api, bulkCommandId: unknown) {
  return eventually(
    'the bulk command is finished',
    async () => {
      const { body } = await supervisor.get(`/v1/bulk-commands/${String(bulkCommandId)}`);
      return body.state === 'finished' ? body : undefined;
    },
    60_000,
  );
}

async function allCases(
  supervisor: Api,
  query: string,
  count: number,
): Promise<readonly CaseInList[]> {
  return eventually(
    `there are ${count} cases`,
    async () => {
      const found: (CaseInList & { readonly signals: number })[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await supervisor.get(`/v1/cases${query}&limit=100${next}`);
        found.push(...(body.data as typeof found));
        cursor = body.nextCursor as string | null;
      }
      return found.length === count && found.every(({ signals }) => signals > 0)
        ? found
        : undefined;
    },
    60_000,
  );
}

/** By type of event, what caused each. */
async function causesOf(supervisor: Api, caseId: string) {
  const { body } = await supervisor.get(`/v1/cases/${caseId}/timeline`);
  const entries = body.data as readonly { readonly type: string; readonly causationId: string }[];
  const of = (type: string) =>
    entries.filter((entry) => entry.type === type).map(({ causationId }) => causationId);
  return { CaseLinked: of('CaseLinked'), ReplySent: of('ReplySent') };
}

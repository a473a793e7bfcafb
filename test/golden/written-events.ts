import { exampleWalletEvent, walletEventTypes } from '#contracts';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { type StartedApp } from '../e2e/start-app.js';
import { type Api } from '../processes/api.js';
import { casesOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';

/** A case as its commands answer it. */
interface Case {
  readonly caseId: string;
  readonly revision: number;
}

const STUCK = 'wallet.WithdrawalStuck.v1';

/** Makes a running Caseline, whose cases reopen for no time at all, write every event with every field it can have. */
export async function writeEveryEvent(caseline: StartedApp): Promise<readonly RecordedEvent[]> {
  const service = await caseline.as('service');
  const agent = await caseline.as('agent');
  for (const { type } of walletEventTypes()) {
    const answer = await service.publish(exampleWalletEvent(type, { id: type }));
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  }
  await service.publish(
    exampleWalletEvent(STUCK, {
      id: 'ahead',
      time: '2999-01-01T00:00:00Z',
      data: { transactionId: 'wd-2' },
    }),
  );
  await workByHand(agent);
  await reopenBySignal(service, agent);
  return written(caseline);
}

async function command(agent: Api, { caseId, revision }: Case, name: string, body: object) {
  const path = `/v1/cases/${caseId}/${name}`;
  const answer = await agent.post(path, body, { 'if-match': `"${revision}"` });
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as Case;
}

async function workByHand(agent: Api): Promise<void> {
  const byHand = {
    type: 'withdrawal',
    customerId: 'customer-5150',
    accountId: 'account-90210',
    transactionId: 'wd-7',
    channel: 'hotline',
    description: 'The customer waits.',
    occurredAt: '2026-02-28T10:00:00Z',
  };
  let opened = (await agent.post('/v1/cases', byHand)).body as unknown as Case;
  const steps: readonly (readonly [string, object])[] = [
    ['assign', { assignee: 'agent-mei' }],
    ['assign', { assignee: 'agent-kim' }],
    ['notes', { text: 'The bank is slow.' }],
    ['contacts', { channel: 'hotline', direction: 'inbound', outcome: 'reached', note: 'Angry.' }],
    ['replies', { channel: 'email', text: 'It arrives tomorrow.' }],
    ['resolve', { resolution: 'It arrived.' }],
    ['reopen', { reason: 'It did not.' }],
    ['resolve', { resolution: 'It did.' }],
    ['close', { reason: 'The customer is content.' }],
  ];
  for (const [name, body] of steps) opened = await command(agent, opened, name, body);
  await eventually('the case is closed for good', async () => {
    const again = await agent.post('/v1/cases', byHand);
    return again.status === 200 ? again : undefined;
  });
}

/** Of the example's withdrawal, which was completed: resolved, stuck again, closed, and stuck once more. */
async function reopenBySignal(service: Api, agent: Api): Promise<void> {
  const found = await eventually('the goal is met', async () => {
    const cases = await casesOf(agent, 'customer-4821');
    return (
      cases as unknown as readonly (Case & { type: string; proposedResolution: unknown })[]
    ).find(({ type, proposedResolution }) => type === 'withdrawal' && proposedResolution !== null);
  });
  const stuckAgain = (id: string, time: string) =>
    service.publish(exampleWalletEvent(STUCK, { id, time }));
  const reached = (status: string) =>
    eventually(`the case is ${status}`, async () => {
      const { body } = await agent.get(`/v1/cases/${found.caseId}`);
      return body.status === status ? (body as unknown as Case) : undefined;
    });
  await command(agent, found, 'resolve', { resolution: 'It arrived.' });
  await stuckAgain('again', '2026-03-02T08:00:00Z');
  const reopened = await reached('open');
  const resolved = await command(agent, reopened, 'resolve', { resolution: 'It arrived now.' });
  await command(agent, resolved, 'close', {});
  await stuckAgain('once-more', '2026-03-03T08:00:00Z');
  await eventually('the next generation is there', async () => {
    const cases = await casesOf(agent, 'customer-4821');
    return cases.some((one) => (one as CaseSeenAgain).previousCaseId === found.caseId) || undefined;
  });
}

type CaseSeenAgain = Awaited<ReturnType<typeof casesOf>>[number] & { previousCaseId?: string };

async function written({ app }: StartedApp): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of app.get<EventStore>(EVENT_STORE).readAll()) events.push(event);
  return events;
}

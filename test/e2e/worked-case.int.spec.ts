import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Api } from '../processes/api.js';
import { eventually } from '../processes/eventually.js';
import { occurredNow } from '../processes/wallet-events.js';
import { startApp, type StartedApp } from './start-app.js';

interface Seen {
  readonly caseId: string;
  readonly revision: number;
  readonly status: string;
  readonly queue: string | null;
  readonly steps: readonly { readonly stepId: string; readonly state: string }[];
  readonly nextSteps: readonly { readonly stepId: string; readonly needsIdentity: boolean }[];
}

/** An agent works a case from its first signal to the customer's word that all is well, over HTTP. */
describe('a case that is worked by its playbook', () => {
  let caseline: StartedApp;
  let service: Api;
  let agent: Api;
  let seen: Seen;

  beforeAll(async () => {
    caseline = await startApp();
    service = await caseline.as('service');
    agent = await caseline.as('agent');
    await publish('WithdrawalStuck');
    // Its opening and its routing are one append, which readers may see in parts.
    seen = await eventually('the case is there, and routed', async () => {
      const { body } = await agent.get('/v1/cases?customerId=cust-7');
      return (body.data as readonly Seen[]).find(({ queue }) => queue !== null);
    });
  });

  afterAll(() => caseline.close());

  function publish(name: string): Promise<Answer> {
    const about = { customerId: 'cust-7', accountId: 'acct-7', transactionId: 'wd-7' };
    return service.publish(occurredNow(`wallet.${name}.v1`, { id: name, data: about }));
  }

  function act(command: string, body: object): Promise<Answer> {
    const headers = { 'if-match': `"${seen.revision}"` };
    return agent.post(`/v1/cases/${seen.caseId}/${command}`, body, headers);
  }

  async function done(command: string, body: object = {}): Promise<Seen> {
    const { status, body: answer } = await act(command, body);
    expect([command, status, answer.detail]).toEqual([command, 200, undefined]);
    seen = answer as unknown as Seen;
    return seen;
  }

  async function refused(command: string, body: object = {}) {
    const { status, body: problem } = await act(command, body);
    expect(status).toBe(409);
    expect(problem).toMatchObject({ rule: expect.any(String), remedy: expect.any(String) });
    return problem.code;
  }

  const stateOf = (wanted: string) => seen.steps.find(({ stepId }) => stepId === wanted)?.state;

  it('says what can be done next, and refuses the rest with its rule and remedy', async () => {
    expect(seen.nextSteps.map(({ stepId }) => stepId)).toEqual([
      ...['collect-the-request', 'verify-identity', 'check-the-record', 'explain-fees'],
    ]);
    expect(await refused('steps/confirm-arrival/complete')).toBe('step-waits');
    expect(await refused('steps/verify-identity/complete')).toBe('identity-not-verified');
    expect(await refused('resolve', { resolution: 'Done.' })).toBe('steps-undone');
  });

  it('knows the person in one contact, and asks anew in the next', async () => {
    const contact = { channel: 'hotline', direction: 'inbound', outcome: 'reached' };
    await done('contacts', { ...contact, states: ['next-step'] });
    await done('verify-identity', { method: 'registered-phone', result: 'verified' });
    expect(seen.nextSteps[1]).toMatchObject({ stepId: 'verify-identity', needsIdentity: false });
    await done('steps/verify-identity/complete');
    await done('contacts', contact);
    expect(seen).toMatchObject({ identity: { state: 'unverified', channel: 'hotline' } });
  });

  it('waits for the customer and for the bank, and tells for whom', async () => {
    await done('await-external', { party: 'the bank', reason: 'It looks.' });
    expect(seen.status).toBe('pending-external');
    await done('request-information', { what: 'A screenshot.' });
    expect(seen.status).toBe('awaiting-customer');
    await done('provide-information');
    expect(seen.status).toBe('pending-external');
    await done('resume');
    expect(seen.status).toBe('open');
  });

  it('drops the steps that another outcome would have asked for', async () => {
    await done('steps/check-the-record/complete', { outcome: 'on-its-way' });
    expect(stateOf('re-initiate')).toBe('terminated');
  });

  it('is healed by the wallet, resolved, rejected by the customer, and accepted in the end', async () => {
    await publish('WithdrawalCompleted');
    seen = await eventually('the resolution is proposed', async () => {
      const { body } = await agent.get(`/v1/cases/${seen.caseId}`);
      return body.proposedResolution === null ? undefined : (body as unknown as Seen);
    });
    expect([stateOf('confirm-arrival'), stateOf('collect-the-request')]).toEqual([
      ...['completed', 'terminated'],
    ]);
    await done('resolve', { resolution: 'It arrived.' });
    await done('reject-resolution', { reason: 'Not on my account.' });
    expect([seen.status, stateOf('confirm-arrival')]).toEqual(['open', 'available']);
    expect(await refused('resolve', { resolution: 'It did.' })).toBe('steps-undone');
    await done('steps/collect-the-request/complete');
    await done('steps/confirm-arrival/complete', { note: 'Seen by the customer.' });
    await done('propose-resolution', { resolution: 'It is there now.' });
    await done('accept-resolution');
    expect(seen).toMatchObject({ status: 'resolved', resolution: 'It is there now.' });
    await done('contacts', { channel: 'hotline', direction: 'inbound', outcome: 'reached' });
    expect(seen.status).toBe('resolved');
    await done('close');
    expect(await refused('steps/explain-fees/start')).toBe('case-closed');
  });
});

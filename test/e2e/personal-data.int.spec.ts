import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleWalletEvent, personalFieldsOf, walletEventTypes } from '#contracts';
import { casesOf } from '../processes/cases.js';
import { startApp, type StartedApp } from './start-app.js';

/** In every value that tells something about a person; nothing else contains it. */
const MARK = 'zq7personal';

describe('personal data', () => {
  let caseline: StartedApp;

  beforeAll(async () => {
    caseline = await startApp();
  });

  afterAll(() => caseline.close());

  it('are in no log line and no refusal, whatever is sent', async () => {
    const service = await caseline.as('service');
    const agent = await caseline.as('agent');
    const refusals: string[] = [];
    const note = async (answer: Promise<{ status: number; body: object }>) => {
      const { status, body } = await answer;
      if (status >= 400) refusals.push(JSON.stringify(body));
    };

    for (const { type, dataClass } of walletEventTypes()) {
      const personal = Object.fromEntries(
        [...personalFieldsOf(dataClass).keys()].map((field) => [field, `${MARK}-${type}`]),
      );
      const good = exampleWalletEvent(type, {
        id: `${MARK}-${type}`,
        subject: `${MARK}-${type}`,
        data: { ...personal, screenshots: [MARK] },
      });
      await note(service.publish(good));
      await note(service.publish({ ...good, time: '2026-03-02T08:00:00Z' }));
      await note(
        service.publish({ ...good, id: MARK, data: { ...good.data, customerId: [MARK] } }),
      );
      await note(service.publish({ ...good, [MARK]: MARK, source: `${MARK} ${MARK}` }));
    }
    const customerId = `${MARK}-wallet.ComplaintFiled.v1`;
    const [found] = await casesOf(agent, customerId);
    const { caseId, revision } = found!;
    const path = `/v1/cases/${caseId}`;
    await note(agent.post(`${path}/notes`, { text: `note ${MARK}` }));
    await note(agent.post(`${path}/notes`, { text: 7, unknown: MARK }));
    await note(agent.post(`${path}/replies`, { channel: MARK, text: MARK }));
    await note(agent.post(`${path}/close`, { reason: MARK }, { 'if-match': `"${revision + 1}"` }));
    await note(agent.post('/v1/cases', { type: 'complaint', customerId: { MARK } }));
    await note(agent.get(`/v1/cases?customerId=${MARK}&limit=${MARK}`));
    await note(agent.get(`/v1/cases/${MARK}`));
    await note(agent.get(`/${MARK}?customerId=${MARK}`));

    expect(refusals.length).toBeGreaterThan(20);
    expect(refusals.filter((refusal) => refusal.includes(MARK))).toEqual([]);
    expect(caseline.logged.length).toBeGreaterThan(40);
    expect(caseline.logged.filter((line) => line.includes(MARK))).toEqual([]);
  });
});

import { exampleWalletEvent } from '#contracts';
import { casesOf } from '../../processes/cases.js';
import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play } from './play.js';

/** All that a customer's register decides: noted, joined, of several cases, retired, and by hand after that. */
const decideInRegister: Play = async ({ service, agent }) => {
  const customerId = 'customer-register';
  const report = async (name: string, time: string, data: object, attributes = {}) => {
    const event = exampleWalletEvent(`wallet.${name}.v1`, {
      id: `${name} ${time}`,
      time: `2026-03-01T${time}:00Z`,
      ...attributes,
      data: { customerId, ...data },
    });
    const answer = await service.publish(event);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  };
  const caseOf = async (type: string) =>
    eventually(`there is a ${type} case`, async () => {
      const cases = (await casesOf(agent, customerId)) as unknown as readonly (Case & {
        type: string;
        signals: number;
      })[];
      return cases.find((one) => one.type === type);
    });

  await report('TopUpFailed', '08:00', { transactionId: 't1', reasonCode: 'DETAILS_MISTYPED' });
  await report('PaymentFailed', '08:00', { transactionId: 'p1' }, { backfill: true });
  await report('PaymentFailed', '08:10', { transactionId: 'p2', replaces: 'p0' });
  const payment = await caseOf('payment');
  await report('ServiceComplaintFiled', '08:20', { aboutCaseId: payment.caseId });
  await caseOf('service-complaint');

  await report('VerificationCodeExpired', '09:00', { within: 'password-reset' });
  const forgotten = await caseOf('password-reset');
  await report('PasswordReset', '09:05', {});
  const helped = await eventually('the goal has come', async () => {
    const { body } = await agent.get(`/v1/cases/${forgotten.caseId}`);
    return body.signals === 2 ? (body as unknown as Case) : undefined;
  });
  const resolved = await command(agent, helped, 'resolve', { resolution: 'It works.' });
  await command(agent, resolved, 'close', {});
  await report('PasswordReset', '10:00', {});
  await report('PasswordReset', '11:00', {});
};

export default decideInRegister;

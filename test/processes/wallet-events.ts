import { type ExampleChanges, exampleWalletEvent } from '#contracts';

/** Of all: reported later, a withdrawal would have broken its promise before it was known, and be escalated. */
const time = new Date().toISOString();

/** A withdrawal that is stuck, as a wallet service reports it. */
export function withdrawalStuck(number: number | string, id = `stuck-${number}`): object {
  return {
    specversion: '1.0',
    type: 'wallet.WithdrawalStuck.v1',
    source: 'urn:wallet:withdrawals',
    id,
    subject: `acct-${number}`,
    time,
    data: {
      customerId: `cust-${number}`,
      accountId: `acct-${number}`,
      transactionId: `wd-${number}`,
      amount: '250.00',
      currency: 'CNY',
      reasonCode: 'bank-timeout',
    },
  };
}

/** The example of a type as if it had occurred just now: no promise about it is broken yet. */
export function occurredNow(type: string, { data, ...changes }: ExampleChanges = {}) {
  const now = new Date().toISOString();
  const asksForSomething = 'requestedAt' in exampleWalletEvent(type).data;
  return exampleWalletEvent(type, {
    time: now,
    ...changes,
    data: { ...(asksForSomething && { requestedAt: now }), ...data },
  });
}

import { randomUUID } from 'node:crypto';
import { type EventToAppend } from '#platform/event-store';

/** An event of the size that wallet events have: 400 bytes of data, 300 of metadata. */
export function sampleEvent(): EventToAppend {
  const id = randomUUID();
  const now = new Date().toISOString();
  return {
    id,
    type: 'wallet.WithdrawalStuck.v1',
    data: {
      specversion: '1.0',
      type: 'wallet.WithdrawalStuck.v1',
      source: 'urn:wallet:withdrawals',
      id: `evt-${id}`,
      subject: 'acct-4821',
      time: now,
      datacontenttype: 'application/json',
      data: {
        customerId: 'cust-4821',
        accountId: 'acct-4821',
        transactionId: `wd-${id}`,
        amount: '250.00',
        currency: 'CNY',
        reasonCode: 'BANK_TIMEOUT',
      },
    },
    metadata: {
      schemaVersion: 1,
      occurredAt: now,
      recordedAt: now,
      actor: { kind: 'service', id: 'urn:wallet:withdrawals' },
      correlationId: id,
      causationId: id,
    },
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import { type EventStore, type EventToAppend } from '#platform/event-store';

const NOTES = 8;
/** Opened, its signal attached, and its notes. */
export const EVENTS_OF_A_CASE = 2 + NOTES;
const WRITERS = 64;

/** Fills a log with so many events of cases, one append for each case. */
export async function appendCases(store: EventStore, events: number): Promise<void> {
  let left = events / EVENTS_OF_A_CASE;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const caseId = randomBytes(16).toString('hex');
      await store.append(`case-${caseId}`, 'none', eventsOf(caseId));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

function eventsOf(caseId: string): readonly EventToAppend[] {
  const money = { amount: '250.00', currency: 'CNY' };
  const identity = {
    caseId,
    caseType: 'withdrawal',
    generation: 1,
    playbookVersion: 1,
    situationKind: 'transaction',
    customerId: `cust-${caseId}`,
    accountId: `acct-${caseId}`,
    transactionId: `wd-${caseId}`,
  };
  const { transactionId } = identity;
  const at = new Date().toISOString();
  const notes = Array.from({ length: NOTES }, (_, index) =>
    event('NoteAdded', 1, {
      text: `The bank was asked for the ${index + 1}. time; it answers soon.`,
    }),
  );
  return [
    event('CaseOpened', 2, { ...identity, money, reasonCode: 'BANK_TIMEOUT', openedBy: 'signal' }),
    event('SignalAttached', 1, {
      walletEventId: randomUUID(),
      walletEventType: 'wallet.WithdrawalStuck.v1',
      source: 'urn:wallet:withdrawals',
      role: 'opening',
      occurredAt: at,
      recordedAt: at,
      payload: { transactionId, ...money, reasonCode: 'BANK_TIMEOUT' },
    }),
    ...notes,
  ];
}

function event(type: string, schemaVersion: number, data: object): EventToAppend {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    type,
    data,
    metadata: {
      schemaVersion,
      occurredAt: now,
      recordedAt: now,
      actor: { kind: 'agent', id: 'agent-17' },
      correlationId: randomUUID(),
      causationId: randomUUID(),
    },
  };
}

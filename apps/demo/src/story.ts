import { type WalletEventToPublish } from './caseline-client.js';

/** What happens at one minute of the hour. Cases go by the customer's name; the player finds their ids. */
export type Scene = { readonly minute: number } & (
  | { readonly kind: 'publish'; readonly who: string; readonly event: StoryEvent }
  | {
      readonly kind: 'act';
      readonly agent: string;
      readonly who: string;
      readonly command: string;
      readonly body: object;
      /** Acts on the revision that the agent saw when it last looked, though others acted since. */
      readonly stale?: true;
    }
  | { readonly kind: 'open'; readonly agent: string; readonly who: string; readonly body: object }
);

/** A wallet event without what the player knows: customer, account and clock. */
export interface StoryEvent {
  readonly type: string;
  readonly id: string;
  /** Minutes by which the service reports it late; its `time` is that much earlier. */
  readonly late?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const withdrawal = { transactionId: 'wd-2041', amount: '250.00', currency: 'CNY' };
const topUp = { transactionId: 'tu-7003', amount: '80.00', currency: 'CNY' };
const lateTopUp = { transactionId: 'tu-7110', amount: '500.00', currency: 'CNY' };

const stuck: StoryEvent = {
  type: 'wallet.WithdrawalStuck.v1',
  id: 'evt-0201',
  data: { ...withdrawal, reasonCode: 'bank-timeout', channel: 'in-app-chat' },
};

/** Believable, short, and with each of the things that make support hard: copies, lateness, races. */
export const story: readonly Scene[] = [
  { minute: 2, kind: 'publish', who: 'lin', event: stuck },
  // The service got no answer and sends the same event again.
  { minute: 3, kind: 'publish', who: 'lin', event: { ...stuck, late: 1 } },
  {
    minute: 5,
    kind: 'publish',
    who: 'chen',
    event: {
      type: 'wallet.TopUpFailed.v1',
      id: 'evt-0301',
      data: { ...topUp, reasonCode: 'bank-declined' },
    },
  },
  act(6, 'mei', 'lin', '/assign', { assignee: 'mei' }),
  act(7, 'mei', 'lin', '/contacts', {
    channel: 'hotline',
    direction: 'outbound',
    outcome: 'reached',
    states: ['next-step'],
  }),
  act(8, 'mei', 'lin', '/verify-identity', { method: 'registered-phone', result: 'verified' }),
  act(8, 'mei', 'lin', '/steps/verify-identity/complete', {}),
  {
    minute: 8,
    kind: 'publish',
    who: 'chen',
    event: {
      type: 'wallet.TopUpFailed.v1',
      id: 'evt-0302',
      data: { ...topUp, reasonCode: 'bank-declined' },
    },
  },
  {
    minute: 10,
    kind: 'publish',
    who: 'okafor',
    event: {
      type: 'wallet.AccountLocked.v1',
      id: 'evt-0401',
      data: { reasonCode: 'too-many-attempts' },
    },
  },
  act(12, 'ben', 'okafor', '/assign', { assignee: 'ben' }),
  act(13, 'ben', 'okafor', '/replies', {
    channel: 'in-app-chat',
    text: 'Please confirm your identity in the app; then we unlock your account.',
    states: ['next-step'],
  }),
  {
    minute: 15,
    kind: 'publish',
    who: 'chen',
    event: { type: 'wallet.TopUpCredited.v1', id: 'evt-0303', data: topUp },
  },
  act(17, 'ben', 'chen', '/resolve', { resolution: 'Credited by the bank after a retry.' }),
  act(18, 'ben', 'chen', '/close', { reason: 'The customer sees the balance.' }),
  {
    minute: 20,
    kind: 'publish',
    who: 'sato',
    event: {
      type: 'wallet.ComplaintFiled.v1',
      id: 'evt-0501',
      data: {
        category: 'fees',
        description: 'I was charged twice for one transfer.',
        channel: 'email',
      },
    },
  },
  {
    minute: 22,
    kind: 'publish',
    who: 'noor',
    event: { type: 'wallet.TopUpCredited.v1', id: 'evt-0602', data: lateTopUp },
  },
  {
    minute: 24,
    kind: 'publish',
    who: 'noor',
    event: {
      type: 'wallet.TopUpFailed.v1',
      id: 'evt-0601',
      late: 5,
      data: { ...lateTopUp, reasonCode: 'processor-timeout' },
    },
  },
  act(26, 'mei', 'sato', '/assign', { assignee: 'mei' }),
  act(26, 'mei', 'sato', '/steps/acknowledge/complete', {}),
  act(27, 'mei', 'sato', '/notes', {
    text: 'Two charges on the ledger, one of them reversed at 09:40.',
  }),
  act(28, 'mei', 'sato', '/steps/investigate/complete', {
    note: 'Charged twice, and one charge is reversed.',
  }),
  {
    minute: 30,
    kind: 'publish',
    who: 'okafor',
    event: { type: 'wallet.AccountUnlocked.v1', id: 'evt-0402', data: {} },
  },
  {
    minute: 31,
    kind: 'publish',
    who: 'okafor',
    event: { type: 'wallet.PasswordReset.v1', id: 'evt-0403', data: {} },
  },
  {
    minute: 34,
    kind: 'open',
    agent: 'ben',
    who: 'haddad',
    body: {
      type: 'withdrawal',
      transactionId: 'wd-3090',
      channel: 'hotline',
      description: 'Called: the withdrawal has not arrived.',
    },
  },
  act(36, 'mei', 'sato', '/replies', {
    channel: 'email',
    text: 'One of the two charges was reversed this morning. We are sorry for the trouble.',
    states: ['finding'],
  }),
  act(37, 'mei', 'sato', '/steps/answer/complete', {}),
  {
    minute: 40,
    kind: 'publish',
    who: 'lin',
    event: { type: 'wallet.WithdrawalCompleted.v1', id: 'evt-0202', data: withdrawal },
  },
  act(42, 'mei', 'lin', '/resolve', { resolution: 'The bank released the transfer.' }),
  { ...act(43, 'ben', 'lin', '/close', { reason: 'Done.' }), stale: true },
  act(44, 'mei', 'lin', '/close', { reason: 'The customer confirmed the arrival.' }),
  {
    minute: 52,
    kind: 'publish',
    who: 'lin',
    event: { ...stuck, id: 'evt-0203', data: { ...stuck.data, reasonCode: 'bank-returned' } },
  },
  act(55, 'mei', 'sato', '/resolve', {
    resolution: 'The second charge was reversed; explained by email.',
  }),
  act(58, 'ben', 'okafor', '/resolve', { resolution: 'Unlocked, password changed.' }),
];

/** How the hour has to end: what the player holds the API to. */
export const ending: Readonly<Record<string, string>> = {
  chen: 'closed',
  haddad: 'new',
  lin: 'open',
  noor: 'new',
  okafor: 'resolved',
  sato: 'resolved',
};

function act(
  minute: number,
  agent: string,
  who: string,
  command: string,
  body: object,
): Extract<Scene, { kind: 'act' }> {
  return { minute, kind: 'act', agent, who, command, body };
}

export function cloudEvent(who: string, event: StoryEvent, now: Date): WalletEventToPublish {
  const occurredAt = new Date(now.getTime() - (event.late ?? 0) * 60_000);
  return {
    type: event.type,
    source: 'urn:wallet:demo',
    id: event.id,
    subject: `acct-${who}`,
    time: occurredAt.toISOString(),
    data: { customerId: `cust-${who}`, accountId: `acct-${who}`, ...event.data },
  };
}

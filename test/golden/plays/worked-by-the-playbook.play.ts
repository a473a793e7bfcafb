import { type Case, command, type Play } from './play.js';

type Deed = readonly [command: string, body: object];

const contact = { channel: 'hotline', direction: 'inbound', outcome: 'reached' };
const verified = { method: 'registered-phone', result: 'verified' };

/** What an agent does by the playbook, to a case that ends well. */
const worked: readonly Deed[] = [
  ['contacts', contact],
  ['verify-identity', { ...verified, result: 'failed' }],
  ['verify-identity', verified],
  ['steps/check-the-record/start', {}],
  ['steps/check-the-record/complete', { outcome: 'on-its-way', note: 'The bank has it.' }],
  ['steps/collect-the-request/skip', { reason: 'It is all there.' }],
  ['steps/verify-identity/complete', {}],
  ['request-information', { what: 'A screenshot, please.' }],
  ['provide-information', { information: 'The reference is B-7.' }],
  ['await-external', { party: 'the bank', reason: 'It looks for the transfer.' }],
  ['resume', { note: 'It found it.' }],
  ['prioritise', { priority: 'urgent', reason: 'The rent is due.' }],
  ['tags', { add: ['rent', 'bank-outage'] }],
  ['tags', { remove: ['rent'] }],
  ['steps/confirm-arrival/skip', { reason: 'The customer tells us.' }],
  ['propose-resolution', { resolution: 'It arrives tonight.' }],
  ['reject-resolution', { reason: 'It did not.' }],
  ['propose-resolution', { resolution: 'It is there.' }],
  ['accept-resolution', { note: 'Thanked us.' }],
  ['reject-resolution', { reason: 'It is gone again.' }],
];

/** To one that was something else, and that nobody needed. */
const cancelled: readonly Deed[] = [
  ['classify', { type: 'complaint', reason: 'It is about the fees.' }],
  ['cancel', { reason: 'Opened twice.' }],
];

const workByThePlaybook: Play = async ({ agent, service }) => {
  const open = async (transactionId: string) => {
    const byHand = { type: 'withdrawal', customerId: 'customer-6160', transactionId };
    return (await agent.post('/v1/cases', byHand)).body as unknown as Case;
  };
  let seen = await open('wd-8');
  for (const [name, body] of worked) seen = await command(agent, seen, name, body);
  seen = await command(agent, seen, 'replies', { channel: 'email', text: 'We look again.' });
  const failure = { replyRevision: seen.revision, reason: 'mailbox-full' };
  await service.post(`/v1/cases/${seen.caseId}/reply-failures`, failure);
  seen = await open('wd-9');
  for (const [name, body] of cancelled) seen = await command(agent, seen, name, body);
};

export default workByThePlaybook;

import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play } from './play.js';

/** Somebody waits in the chat: a warning, a broken promise, and an answer that comes too late. */
const answerTooLate: Play = async ({ agent }) => {
  const chat = { type: 'complaint', customerId: 'customer-808', channel: 'in-app-chat' };
  const opened = (await agent.post('/v1/cases', chat)).body as unknown as Case;
  const told = (type: string) =>
    eventually(`${type} is on the timeline`, async () => {
      const { body } = await agent.get(`/v1/cases/${opened.caseId}/timeline?limit=100`);
      const { data } = body as { data?: readonly { readonly type: string }[] };
      return data?.find((entry) => entry.type === type);
    });
  await told('SlaBreached');
  const text = 'We looked into it.';
  await command(agent, opened, 'replies', { channel: 'in-app-chat', text, states: ['finding'] });
  await told('SlaClockStopped');
  await told('SlaMet');
};

export default answerTooLate;

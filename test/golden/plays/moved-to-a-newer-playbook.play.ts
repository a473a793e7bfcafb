import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play } from './play.js';

const caseId = 'd'.repeat(32);

/** A complaint that was opened with the first version of its playbook. */
const moveToNewerPlaybook: Play = async ({ agent, supervisor, store }) => {
  const id = 'd0000000-0000-4000-8000-000000000001';
  const at = '2026-03-01T08:00:00.000Z';
  const data = {
    ...{ caseId, caseType: 'complaint', playbookVersion: 1, situationKind: 'event' },
    ...{ generation: 1, customerId: 'customer-7170', openedBy: 'signal' },
  };
  const metadata = {
    ...{ schemaVersion: 2, occurredAt: at, recordedAt: at, correlationId: id, causationId: id },
    actor: { kind: 'system' as const, id: 'caseline' },
  };
  await store.append(`case-${caseId}`, 'none', [{ id, type: 'CaseOpened', data, metadata }]);
  const seen = await eventually('the read side has it', async () => {
    const { status, body } = await agent.get(`/v1/cases/${caseId}`);
    return status === 200 ? (body as unknown as Case) : undefined;
  });
  await command(supervisor, seen, 'playbook', { version: 2, reason: 'It is a complex one.' });
};

export default moveToNewerPlaybook;

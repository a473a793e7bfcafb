import { type Api } from './api.js';

const HOUR_MS = 3_600_000;

/** Skills of every queue. */
const EVERY_SKILL = [
  'complaints',
  'escalations',
  'management',
  'money-movement',
  'security',
  'specialist',
];

/** Registers somebody who has every skill and a shift that has begun. */
export async function agentAtWork(
  supervisor: Api,
  agentId: string,
  changes: object = {},
): Promise<void> {
  const now = Date.now();
  const at = (ms: number) => new Date(now + ms).toISOString();
  const { status, body } = await supervisor.put(`/v1/agents/${agentId}`, {
    skills: EVERY_SKILL,
    languages: ['en', 'zh-CN'],
    capacity: 50,
    shifts: [{ from: at(-HOUR_MS), until: at(HOUR_MS) }],
    ...changes,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

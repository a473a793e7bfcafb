import { type Case, command } from '../../golden/plays/play.js';
import { type Api } from '../../processes/api.js';

/** What tells copies of a model apart: each of its ids and words is found in its rows, and nowhere else. */
export interface ModelCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly openedAt: string;
  readonly customer: string;
  readonly account: string;
  readonly transaction: string;
  readonly batch: string;
}

const TYPES = ['withdrawal', 'top-up', 'payment', 'account-locked', 'complaint'];
const OF_A_TYPE = 20;
export const MODELS = TYPES.length * OF_A_TYPE;
/** Of each type one case waits in its queue and one is at an agent's hands; the others are over. */
const WAITING = 0;
const ASSIGNED = 7;

/** In half of all cases each, and in each tenth. */
export const COMMON = { chinese: '提现', english: 'bank' };
export const TAG = 'bank-outage';
/** A word of one model only: in each hundredth of its copies. */
export const wordOf = (model: number) => `matter${model}`;

/** Worked through the API, so that all rows they leave are those that Caseline writes. */
export async function openModelCases(agent: Api): Promise<readonly ModelCase[]> {
  const models: ModelCase[] = [];
  for (let number = 0; number < MODELS; number += 1) models.push(await openModel(agent, number));
  return models;
}

async function openModel(agent: Api, number: number): Promise<ModelCase> {
  const [customer, account, transaction, batch] = ['cu', 'ac', 'tr', 'ba'].map(
    (kind) => `${kind}x${number}x`,
  ) as [string, string, string, string];
  const type = TYPES[Math.floor(number / OF_A_TYPE)]!;
  const isChinese = number % 2 === 0;
  const { status, body } = await agent.post('/v1/cases', {
    type,
    customerId: `customer-${customer}`,
    accountId: `account-${account}`,
    ...(type !== 'account-locked' && { transactionId: `transaction-${transaction}` }),
    channel: 'hotline',
    description: isChinese
      ? `客户说${COMMON.chinese}失败。`
      : `The ${COMMON.english} has not answered.`,
  });
  if (status !== 200) throw new Error(`A model case was answered with ${status}.`);
  const { caseNumber, openedAt } = body as unknown as ModelCase;
  const opened = body as unknown as Case;
  await work(agent, opened, number, batch);
  return { caseId: opened.caseId, caseNumber, openedAt, customer, account, transaction, batch };
}

async function work(agent: Api, opened: Case, number: number, batch: string): Promise<void> {
  const text = `Settled in batch-${batch}: ${wordOf(number)}, 已确认。`;
  let now = await command(agent, opened, 'notes', { text });
  if (number % 10 === 0) now = await command(agent, now, 'tags', { add: [TAG] });
  const state = number % OF_A_TYPE;
  if (state === WAITING) return;
  now = await command(agent, now, 'assign', { assignee: `agent-${number}` });
  if (state !== ASSIGNED) await command(agent, now, 'cancel', { reason: 'Settled.' });
}

import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import {
  type CaseEvent,
  type WalletActionParameters,
  type WalletActionRequested,
} from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type WalletActionRule } from '../playbooks/playbook.js';
import { mustBeWorkedOn } from '../case/working-states.js';
import { idOfRequest } from './id-of-request.js';
import { approvalOf, mayBeWished, ruleOf, stepOf } from './request-rules.js';

export interface WalletActionWish {
  readonly action: string;
  readonly stepId?: string | undefined;
  readonly parameters?: WalletActionParameters | undefined;
  /** Without it, yes: then it is known who wishes it. */
  readonly atCustomersWish?: boolean | undefined;
}

export class RequestWalletAction {
  constructor(
    readonly about: CaseCommand,
    readonly wish: WalletActionWish,
  ) {}
}

/** @param newId the wallet's idempotency key, unless the action goes on under the one that it had. */
export function requestWalletAction(
  { overview, playbook }: Case,
  { action, stepId, parameters = {}, atCustomersWish }: WalletActionWish,
  newId: string,
  now: Date,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  const rule = ruleOf(overview, playbook, action);
  const step = stepOf(overview, playbook, action, stepId);
  const isWished = atCustomersWish ?? !rule.safe;
  if (isWished) mayBeWished(overview, rule);
  const decision = approvalOf(overview, rule);
  const data = {
    actionId: idOfRequest(overview, { action, parameters }, newId),
    action,
    ...(step !== undefined && { stepId: step }),
    ...(decision && { decisionId: decision.decisionId }),
    atCustomersWish: isWished,
    ...whatItIsAbout(overview),
    parameters,
    dueAt: dueAt(rule, now),
  };
  return [{ type: 'WalletActionRequested', data }];
}

function dueAt({ timeoutMinutes }: WalletActionRule, now: Date): string {
  return new Date(now.getTime() + timeoutMinutes * 60_000).toISOString();
}

type Subject = Pick<
  WalletActionRequested['data'],
  'customerId' | 'registrationId' | 'accountId' | 'transactionId' | 'money'
>;

function whatItIsAbout(overview: CaseOverview): Subject {
  const { customerId, registrationId, accountId, transactionId, amount, currency } = overview;
  return {
    ...(customerId !== null && { customerId }),
    ...(registrationId !== null && { registrationId }),
    ...(accountId !== null && { accountId }),
    ...(transactionId !== null && { transactionId }),
    ...(amount !== null && currency !== null && { money: { amount, currency } }),
  };
}

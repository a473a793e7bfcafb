import { type CaseEvent, type WalletActionRequested } from '../case/case-events.js';
import { type Playbook } from '../playbooks/playbook.js';

// A frozen account, and what its case may ask and decide.

const title = { en: 'Step', 'zh-CN': '步骤' };

export const freezes: Playbook = {
  caseType: 'suspicious-activity',
  version: 1,
  title: { en: 'Suspicious activity', 'zh-CN': '可疑交易' },
  priority: 'urgent',
  openedBy: [],
  situation: 'account',
  goal: [['wallet.AccountUnfrozen.v1', 'decision.FreezeUpheld']],
  steps: [
    { id: 'review', title, required: true },
    { id: 'reset-the-password', title, required: true, walletAction: 'SendPasswordReset' },
  ],
  walletActions: [
    { action: 'FreezeAccount', safe: false, identityMayFollow: true, timeoutMinutes: 15 },
    {
      action: 'UnfreezeAccount',
      safe: false,
      approvedAs: 'unfreeze',
      timeoutMinutes: 15,
      countsAs: 'wallet.AccountUnfrozen.v1',
    },
    { action: 'SendPasswordReset', safe: false, timeoutMinutes: 15 },
    { action: 'TracePayment', safe: true, timeoutMinutes: 15 },
  ],
  decisions: [
    { decision: 'unfreeze', title, approvedBy: ['supervisor'] },
    {
      decision: 'uphold-freeze',
      title,
      approvedBy: ['supervisor'],
      countsAs: 'decision.FreezeUpheld',
    },
  ],
};

export const frozen: CaseEvent = {
  type: 'CaseOpened',
  data: {
    caseId: 'c1',
    caseType: 'suspicious-activity',
    playbookVersion: 1,
    situationKind: 'account',
    generation: 1,
    customerId: 'cust-1',
    accountId: 'acct-1',
    money: { amount: '250.00', currency: 'CNY' },
    openedBy: 'signal',
  },
};

/** An unfreezing; what the specification changes of it is named. */
export function requested(changes: Partial<WalletActionRequested['data']>): WalletActionRequested {
  return {
    type: 'WalletActionRequested',
    data: {
      actionId: 'a-1',
      action: 'UnfreezeAccount',
      atCustomersWish: true,
      customerId: 'cust-1',
      accountId: 'acct-1',
      money: { amount: '250.00', currency: 'CNY' },
      parameters: {},
      dueAt: '2026-03-02T10:15:00.000Z',
      ...changes,
    },
  };
}

export const timedOut: CaseEvent = {
  type: 'WalletActionTimedOut',
  data: { actionId: 'a-1', action: 'UnfreezeAccount', dueAt: '2026-03-02T10:15:00.000Z' },
};

/** By the specification’s agent, `agent-mei`. */
export function proposed(decisionId: string, decision = 'unfreeze') {
  return {
    type: 'DecisionProposed',
    data: { decisionId, decision, reason: 'Reviewed.' },
    metadata: { actor: { kind: 'agent', id: 'agent-mei' } },
  } as const;
}

export function approved(decisionId: string, decision = 'unfreeze') {
  return {
    type: 'DecisionApproved',
    data: { decisionId, decision },
    metadata: { actor: { kind: 'supervisor', id: 'supervisor-lin' } },
  } as const;
}

/** The goal is met: this step is no longer needed. */
export const dropped = (stepId: string): CaseEvent => ({
  type: 'StepTerminated',
  data: { stepId, by: 'goal' },
});

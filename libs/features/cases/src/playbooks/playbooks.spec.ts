import { describe, expect, it } from '@jest/globals';
import { walletEventTypes } from '#contracts';
import {
  DECISION_GOAL_PREFIX,
  type DecisionRule,
  type Playbook,
  type PlaybookStep,
} from './playbook.js';
import { Playbooks } from './playbooks.js';
import { playbooks } from './playbooks.provider.js';

const unfreeze = { action: 'Unfreeze', safe: false, timeoutMinutes: 15 };

describe('playbooks', () => {
  it('speak of wallet events that there are', () => {
    const spokenOf = playbooks.newest.flatMap(({ openedBy, goal, steps, walletActions }) => [
      ...openedBy,
      ...goal.flat().filter((type) => !type.startsWith(DECISION_GOAL_PREFIX)),
      ...walletActions.flatMap(({ countsAs = [] }) => countsAs),
      ...steps.flatMap(({ completedBy = [] }) => completedBy),
    ]);
    const known = new Set<string>(walletEventTypes().map(({ type }) => type));
    expect(spokenOf.filter((type) => !known.has(type))).toEqual([]);
  });

  it.each([
    ['wallet.TopUpFailed.v1', {}, ['top-up opening']],
    ['wallet.WithdrawalCompleted.v1', {}, ['withdrawal goal']],
    ['wallet.PasswordReset.v1', {}, ['account-locked goal', 'password-reset goal']],
    ['wallet.VerificationCodeExpired.v1', {}, ['verification-code opening']],
    ['wallet.VerificationCodeExpired.v1', { within: 'registration' }, ['registration opening']],
    ['wallet.VerificationCodeExpired.v1', { within: 'a dream' }, ['verification-code opening']],
    ['wallet.CustomerContactChanged.v1', {}, []],
  ])('know what %s with %j means', (type, fields, expected) => {
    const meanings = playbooks.meaningsOf(type, fields);
    expect(meanings.map(({ playbook, role }) => `${playbook.caseType} ${role}`)).toEqual(expected);
  });

  it('are found by their version, the newest without one', () => {
    const both = new Playbooks([playbook({ version: 2 }), playbook({ version: 1 })]);
    expect(both.of('sample').version).toBe(2);
    expect(both.of('sample', 1).version).toBe(1);
    expect(() => both.of('sample', 3)).toThrow('no playbook 3 for sample cases');
    expect(() => both.of('other')).toThrow(TypeError);
  });
});

describe('the faults of a playbook are named', () => {
  it.each<[string, readonly Playbook[], string]>([
    ['twice the same version', [playbook({}), playbook({})], 'Playbook sample/1 is there twice.'],
    [
      'two steps of one name',
      [playbook({ steps: [step({}), step({})] })],
      'Playbook sample/1: two steps are called ask.',
    ],
    [
      'a name in another case',
      [playbook({ steps: [step({ id: 'askThem' })] })],
      'step askThem is not called in kebab-case.',
    ],
    [
      'a step that waits for a later one',
      [playbook({ steps: [step({ after: ['tell'] }), step({ id: 'tell' })] })],
      'step ask refers to tell, which is no earlier step.',
    ],
    [
      'an outcome that never comes',
      [
        playbook({
          steps: [
            step({ outcomes: ['yes'] }),
            step({ id: 'tell', onlyIf: { step: 'ask', outcomes: ['no'] } }),
          ],
        }),
      ],
      'step tell depends on no, which ask never comes to.',
    ],
    [
      'an event that means both',
      [playbook({ openedBy: ['wallet.A.v1'], goal: [['wallet.A.v1']] })],
      'wallet.A.v1 opens its cases and is part of their goal.',
    ],
    [
      'joins within no time',
      [playbook({ joinsWithinMinutes: 0 })],
      'joins trouble within no time.',
    ],
    [
      'a wallet action without a rule',
      [playbook({ steps: [step({ walletAction: 'CreditTopUp' })] })],
      'step ask asks for CreditTopUp, for which the playbook has no rule.',
    ],
    [
      'an action that waits for what nobody decides',
      [playbook({ walletActions: [{ ...unfreeze, approvedAs: 'unfreeze' }] })],
      'action Unfreeze waits for unfreeze, which nobody can decide.',
    ],
    [
      'an action that counts as no part of the goal',
      [playbook({ walletActions: [{ ...unfreeze, countsAs: 'wallet.AccountUnfrozen.v1' }] })],
      'action Unfreeze counts as wallet.AccountUnfrozen.v1, which is no part of the goal.',
    ],
    [
      'two decisions of one name',
      [playbook({ decisions: [decision({}), decision({})] })],
      'Playbook sample/1: two decisions are called refund.',
    ],
    [
      'a decision in another case',
      [playbook({ decisions: [decision({ decision: 'payBack' })] })],
      'decision payBack is not called in kebab-case.',
    ],
    [
      'a decision that waits for ever',
      [playbook({ decisions: [decision({ approvedBy: [] })] })],
      'decision refund can be approved by nobody.',
    ],
    [
      'a decision that counts as no part of the goal',
      [playbook({ decisions: [decision({ countsAs: 'decision.Refunded' })] })],
      'decision refund counts as decision.Refunded, which is no part of the goal.',
    ],
    [
      'a goal that nobody can decide',
      [playbook({ goal: [['decision.Refunded']], decisions: [decision({})] })],
      'the goal wants decision.Refunded, which no decision counts as.',
    ],
  ])('%s', (_, data, sentence) => {
    expect(() => new Playbooks(data)).toThrow(sentence);
  });
});

function playbook(changes: Partial<Playbook>): Playbook {
  return {
    caseType: 'sample',
    version: 1,
    title: { en: 'Sample', 'zh-CN': '样例' },
    priority: 'normal',
    openedBy: [],
    situation: 'event',
    goal: [],
    steps: [],
    walletActions: [],
    decisions: [],
    ...changes,
  };
}

function decision(changes: Partial<DecisionRule>): DecisionRule {
  const title = { en: 'Refund', 'zh-CN': '退款' };
  return { decision: 'refund', title, approvedBy: ['supervisor'], ...changes };
}

function step(changes: Partial<PlaybookStep>): PlaybookStep {
  return { id: 'ask', title: { en: 'Ask', 'zh-CN': '询问' }, required: true, ...changes };
}

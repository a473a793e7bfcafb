import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '#testing';
import { escalationRules } from '../escalation/escalation-rules.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { queues } from '../queues/queues.provider.js';
import { caseDecider } from './case.js';
import { type AttachedSignal, type CaseEvent } from './case-events.js';
import { closed, opened, reopened, resolved } from './case-history.fixture.js';
import { withConsequences } from './consequences.js';

const decider = caseDecider(playbooks);

const happens = (past: readonly CaseEvent[], ...decided: readonly CaseEvent[]) =>
  withConsequences(decided, stateAfter(decider, past), { queues, escalationRules }, decider);

const toMoney: CaseEvent = { type: 'CaseRouted', data: { queue: 'money-movement', by: 'rule' } };
const toMei: CaseEvent = { type: 'CaseAssigned', data: { assignee: 'mei' } };
const byHand: CaseEvent = {
  type: 'CaseRouted',
  data: { queue: 'complaints', previousQueue: 'money-movement', by: 'hand', reason: 'Angry.' },
};
const escalated = (level: 1 | 2): CaseEvent => ({
  type: 'CaseEscalated',
  data: { level, previousLevel: 0, priority: 'high', by: 'hand', reason: 'Please.' },
});
const signal: AttachedSignal = {
  walletEventId: 'w1',
  walletEventType: 'wallet.WithdrawalStuck.v1',
  source: 's',
  role: 'opening',
  occurredAt: '2026-03-01T10:00:00.000Z',
  recordedAt: '2026-03-01T10:00:00.000Z',
  payload: {},
};

describe('what the rules make of a decision', () => {
  it('a case that is opened is routed with its opening, after all that came with it', () => {
    expect(happens([], opened, { type: 'SignalAttached', data: signal })).toEqual([
      opened,
      { type: 'SignalAttached', data: signal },
      toMoney,
    ]);
  });

  it('is nothing where nothing was decided', () => {
    expect(happens([opened])).toEqual([]);
  });

  it('a case from before there were queues is routed with the next decision', () => {
    expect(happens([opened], toMei)).toEqual([toMei, toMoney]);
  });

  it('what does not change where it belongs routes no case again', () => {
    expect(happens([opened, toMoney], toMei)).toEqual([toMei]);
  });

  it('a level has a queue of its own, also for what was routed by hand', () => {
    expect(happens([opened, toMoney, byHand], escalated(1)).at(-1)).toEqual({
      type: 'CaseRouted',
      data: { queue: 'escalations', previousQueue: 'complaints', by: 'rule' },
    });
  });

  it('what was routed by hand stays there as long as type and level are the same', () => {
    expect(happens([opened, toMoney, byHand], toMei)).toEqual([toMei]);
    const urgent: CaseEvent = { type: 'SignalAttached', data: signal };
    expect(happens([opened, toMoney, byHand], urgent)).toEqual([urgent]);
  });

  it('a closed case waits nowhere', () => {
    expect(happens([opened, resolved], closed)).toEqual([closed]);
  });

  it('the second reopening escalates, raises the priority and takes the case from its assignee', () => {
    const once = [opened, toMoney, toMei, resolved];
    expect(happens(once, reopened)).toEqual([reopened]);
    expect(happens([...once, reopened, resolved], reopened)).toEqual([
      reopened,
      {
        type: 'CaseEscalated',
        data: { level: 1, previousLevel: 0, priority: 'high', by: 'rule', rule: 'reopened-twice' },
      },
      { type: 'CaseUnassigned', data: { assignee: 'mei', reason: 'escalated' } },
      {
        type: 'CaseRouted',
        data: { queue: 'escalations', previousQueue: 'money-movement', by: 'rule' },
      },
    ]);
  });

  it('a rule lowers no level', () => {
    const twice = [opened, escalated(2), resolved, reopened, resolved];
    expect(happens(twice, reopened).map(({ type }) => type)).toEqual([
      'CaseReopened',
      'CaseRouted',
    ]);
  });
});

describe('the language of a case', () => {
  const languageAfter = (...payloads: readonly Readonly<Record<string, unknown>>[]) =>
    stateAfter(decider, [
      opened,
      ...payloads.map((payload): CaseEvent => ({
        type: 'SignalAttached',
        data: { ...signal, payload },
      })),
    ])?.overview.language;

  it('is what the last signal that knew it told', () => {
    expect(languageAfter({})).toBeNull();
    expect(languageAfter({ language: 'en' }, { language: 'zh-CN' }, {})).toBe('zh-CN');
    expect(languageAfter({ language: 7 }, { language: 'any language' })).toBeNull();
  });
});

describe('the lease of a claimed case', () => {
  const claimed: CaseEvent = {
    type: 'CaseAssigned',
    data: { assignee: 'mei', leaseUntil: '2026-03-02T10:10:00.000Z' },
  };
  const by = (id: string, event: CaseEvent) => ({
    ...event,
    metadata: { actor: { kind: 'agent' as const, id } },
  });
  const note: CaseEvent = { type: 'NoteAdded', data: { text: 'I am on it.' } };
  const leaseAfter = (...events: Parameters<typeof stateAfter<unknown, CaseEvent>>[1]) =>
    stateAfter(decider, [opened, claimed, ...events])?.overview.leaseUntil;

  it('ends with the first work of its assignee, a note included', () => {
    expect(leaseAfter()).toBe('2026-03-02T10:10:00.000Z');
    expect(leaseAfter(by('mei', note))).toBeNull();
  });

  it('goes on when others work on the case, or it is routed by a wish of its assignee', () => {
    expect(leaseAfter(by('ben', note))).toBe('2026-03-02T10:10:00.000Z');
    expect(leaseAfter(by('mei', toMoney))).toBe('2026-03-02T10:10:00.000Z');
  });

  it('ends with the assignment', () => {
    expect(leaseAfter(by('ben', { type: 'CaseAssigned', data: { assignee: 'ben' } }))).toBeNull();
    const back: CaseEvent = {
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 'lease-lapsed' },
    };
    expect(leaseAfter(back)).toBeNull();
  });
});

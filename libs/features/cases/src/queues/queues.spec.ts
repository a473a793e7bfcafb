import { describe, expect, it } from '@jest/globals';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type Queue, type RoutedBy } from './queue.js';
import { Queues } from './queues.js';
import { queues } from './queues.provider.js';

const about = (changes: Partial<RoutedBy>): RoutedBy => ({
  type: 'withdrawal',
  priority: 'high',
  language: null,
  escalationLevel: 0,
  ...changes,
});

describe('the queues of this Caseline', () => {
  it.each<[string, Partial<RoutedBy>]>([
    ['money-movement', {}],
    ['urgent-money', { priority: 'urgent' }],
    ['security', { type: 'account-locked', priority: 'urgent' }],
    ['complaints', { type: 'complaint' }],
    ['escalations', { escalationLevel: 1 }],
    ['specialists', { escalationLevel: 2, priority: 'urgent' }],
    ['management', { escalationLevel: 3, type: 'complaint' }],
    ['general', { type: 'something-new' }],
  ])('%s takes %j', (name, changes) => {
    expect(queues.for(about(changes)).name).toBe(name);
  });

  it('are open to those who have all of their skills', () => {
    const names = (skills: readonly string[]) => queues.openTo(skills).map(({ name }) => name);
    expect(names([])).toEqual(['general']);
    expect(names(['money-movement'])).toEqual(['urgent-money', 'money-movement', 'general']);
  });

  it('say that urgent money and security go by hotline or in-app chat', () => {
    for (const name of ['urgent-money', 'security']) {
      expect(queues.named(name)?.contactBy).toEqual(['hotline', 'in-app-chat']);
    }
  });
});

describe('a rule', () => {
  const only = (changes: Partial<Queue>) => [
    queue({ name: 'some', order: 1, ...changes }),
    queue({ name: 'rest', order: 2 }),
  ];
  const nameFor = (data: readonly Queue[], changes: Partial<RoutedBy>) =>
    new Queues(data, playbooks.caseTypes).for(about(changes)).name;

  it('by language holds for cases whose language is known', () => {
    const data = only({ takes: [{ languages: ['yue', 'zh-CN'] }] });
    expect(nameFor(data, { language: 'zh-CN' })).toBe('some');
    expect(nameFor(data, { language: 'en' })).toBe('rest');
    expect(nameFor(data, { language: null })).toBe('rest');
  });

  it('holds when all that it names does', () => {
    const data = only({ takes: [{ caseTypes: ['withdrawal'], priorities: ['low'] }] });
    expect(nameFor(data, { priority: 'low' })).toBe('some');
    expect(nameFor(data, {})).toBe('rest');
  });

  it('of the queue that comes first in order wins, wherever its file is', () => {
    expect(nameFor([queue({ name: 'b', order: 2 }), queue({ name: 'a', order: 1 })], {})).toBe('a');
  });
});

describe('the faults of queues are named', () => {
  it.each<[string, readonly Queue[], string]>([
    ['twice the same name', [queue({}), queue({ order: 2 })], 'Queue all is there twice.'],
    [
      'twice the same place',
      [queue({}), queue({ name: 'b' })],
      'Two queues are number 1 in order.',
    ],
    ['another case', [queue({ name: 'All' })], 'Queue All is not called in kebab-case.'],
    ['a strange skill', [queue({ skills: ['Gold Digging'] })], 'needs Gold Digging, which'],
    [
      'an unknown case type',
      [queue({ takes: [{ caseTypes: ['gift'] }, {}] })],
      'Queue all takes gift cases, for which there is no playbook.',
    ],
    ['no rule', [queue({ takes: [] })], 'Queue all takes no case: it has no rule.'],
    ['a rule that nothing fits', [queue({ takes: [{ languages: [] }, {}] })], 'an empty list'],
    [
      'cases that nobody takes',
      [queue({ takes: [{ priorities: ['low'] }] })],
      'The last queue takes not every case',
    ],
    ['no queue at all', [], 'The last queue takes not every case'],
  ])('%s', (_, data, sentence) => {
    expect(() => new Queues(data, playbooks.caseTypes)).toThrow(sentence);
  });
});

function queue(changes: Partial<Queue>): Queue {
  return {
    name: 'all',
    title: { en: 'All', 'zh-CN': '全部' },
    order: 1,
    takes: [{}],
    skills: [],
    ...changes,
  };
}

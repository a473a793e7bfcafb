import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { agentDecider, type AgentProfile, describeAgent } from './agent.js';
import { type AgentEvent } from './agent-events.js';
import { faultsOfProfile } from './agent-faults.js';

const profile: AgentProfile = {
  skills: ['security', 'money-movement'],
  languages: ['en'],
  capacity: 3,
  shifts: [{ from: '2026-03-02T08:00:00+08:00', until: '2026-03-02T12:00:00+08:00' }],
};

const events: readonly AgentEvent[] = [
  { type: 'AgentRegistered', data: { agentId: 'mei' } },
  {
    type: 'AgentSkillsChanged',
    data: { skills: ['money-movement', 'security'], languages: ['en'] },
  },
  { type: 'AgentCapacityChanged', data: { capacity: 3 } },
  {
    type: 'AgentShiftsPlanned',
    data: {
      shifts: [{ from: '2026-03-02T00:00:00.000Z', until: '2026-03-02T04:00:00.000Z' }],
    },
  },
];

const describing = (past: readonly AgentEvent[], changes: Partial<AgentProfile> = {}) =>
  specify(agentDecider)
    .given(...past)
    .when(({ state }) => describeAgent(state, 'mei', { ...profile, ...changes }));

describe('describeAgent', () => {
  it('registers an agent with all that is said of them', () => {
    describing([]).thenEvents(...events);
  });

  it('does nothing when it says the same, in whatever order', () => {
    describing(events).thenNothing();
    describing(events, { skills: ['money-movement', 'security', 'security'] }).thenNothing();
  });

  it('records what has changed and nothing else', () => {
    describing(events, { capacity: 4 }).thenEvents({
      type: 'AgentCapacityChanged',
      data: { capacity: 4 },
    });
    describing(events, { languages: [] }).thenTypes('AgentSkillsChanged');
    describing(events, { shifts: [] }).thenEvents({
      type: 'AgentShiftsPlanned',
      data: { shifts: [] },
    });
  });
});

describe('faultsOfProfile', () => {
  const faultsOf = (changes: Partial<AgentProfile>) =>
    faultsOfProfile({ ...profile, ...changes }, ['money-movement', 'security']);
  const shift = (from: string, until: string) => ({
    from: `2026-03-0${from}:00Z`,
    until: `2026-03-0${until}:00Z`,
  });

  it('finds none in a sound one, whose shifts may meet', () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      faultsOf({ shifts: [shift('2T08:00', '2T12:00'), shift('2T04:00', '2T08:00')] }),
    ).toEqual([]);
  });

  it.each<[string, Partial<AgentProfile>, string]>([
    ['a skill that no queue needs', { skills: ['juggling'] }, 'No queue needs the skill juggling.'],
    ['a shift that ends first', { shifts: [shift('2T08:00', '2T08:00')] }, 'does not end after'],
    ['a shift of days', { shifts: [shift('2T08:00', '3T08:01')] }, 'is longer than 24 hours'],
    [
      'shifts that overlap',
      { shifts: [shift('2T08:00', '2T12:00'), shift('2T04:00', '2T08:01')] },
      'begins before the one before it ends',
    ],
  ])('names %s', (_, changes, sentence) => {
    expect(faultsOf(changes).join()).toContain(sentence);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Playbook } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type CaseEvent } from '../case/case-events.js';
import { completed, opened, reopened, resolved } from '../case/case-history.fixture.js';
import { differs, tryPlaybook } from './try-playbook.js';

const withdrawal = playbooks.of('withdrawal', 1);

/** What happened, an event a day. */
const trying = (changes: Partial<Playbook>, ...past: CaseEvent[]) =>
  tryPlaybook(
    playbooks,
    { ...withdrawal, version: 2, ...changes },
    [opened, ...past].map((event, day) => ({
      ...event,
      revision: day,
      metadata: { recordedAt: at(day), actor: { kind: 'agent', id: 'mei' } },
    })),
  );

const at = (day: number) => new Date(Date.UTC(2026, 2, 1 + day)).toISOString();

const attached = (name: string, day: number): CaseEvent => ({
  type: 'SignalAttached',
  data: {
    walletEventId: `${name}-${day}`,
    walletEventType: `wallet.${name}.v1`,
    source: '/wallet',
    role: name === 'WithdrawalStuck' ? 'opening' : 'goal',
    occurredAt: at(day),
    recordedAt: at(day),
    payload: {},
  },
});

const stuckAndCompleted = [
  attached('WithdrawalStuck', 1),
  completed('check-the-record', 'on-its-way'),
  attached('WithdrawalCompleted', 3),
];

describe('tryPlaybook', () => {
  it('finds no difference in the same playbook, whatever happened', () => {
    const tried = trying({}, ...stuckAndCompleted, resolved, reopened, attached('TopUpFailed', 6));
    expect(tried).toMatchObject({ goal: null, goalMetAt: { was: at(3), wouldBe: at(3) } });
    expect(differs(tried)).toBe(false);
  });

  it('tells that the goal would never be met', () => {
    const both = [['wallet.WithdrawalCompleted.v1'], ['wallet.PasswordReset.v1']];
    const tried = trying({ goal: both }, ...stuckAndCompleted);
    expect(tried).toMatchObject({ goal: 'never', goalMetAt: { was: at(3), wouldBe: null } });
    expect(tried.steps).toContainEqual({
      stepId: 'collect-the-request',
      was: 'terminated',
      wouldBe: 'available',
    });
    expect(differs(tried)).toBe(true);
  });

  it('tells that it would be met later, earlier, or there only', () => {
    const both = [['wallet.WithdrawalCompleted.v1'], ['wallet.PasswordReset.v1']];
    const either = [['wallet.WithdrawalCompleted.v1', 'wallet.TopUpCredited.v1']];
    const past = [...stuckAndCompleted, attached('PasswordReset', 5)];
    expect(trying({ goal: both }, ...past)).toMatchObject({ goal: 'later' });
    const early = [attached('WithdrawalStuck', 1), attached('TopUpCredited', 2)];
    expect(trying({ goal: either }, ...early, attached('WithdrawalCompleted', 3))).toMatchObject({
      goal: 'earlier',
      goalMetAt: { was: at(3), wouldBe: at(2) },
    });
    expect(trying({ goal: either }, ...early)).toMatchObject({ goal: 'only-there' });
  });

  it('tells which steps would be ended otherwise, and which one version has only', () => {
    const [collect, , check, ...rest] = withdrawal.steps;
    const steps = [collect!, { ...check!, outcomes: ['lost', 'returned-to-the-wallet'] }, ...rest];
    const tried = trying({ steps }, completed('check-the-record', 'on-its-way'));
    expect(tried.steps).toEqual([
      { stepId: 'verify-identity', was: 'available', wouldBe: null },
      { stepId: 'check-the-record', was: 'completed: on-its-way', wouldBe: 'available' },
      { stepId: 're-initiate', was: 'terminated', wouldBe: 'available' },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { specify, stateAfter } from '#testing';
import { attachSignals, openCase } from './attach-signals.js';
import { caseDecider } from './case.js';
import { type AttachedSignal, type CaseEvent, type CaseOpening } from './case-events.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const FAILED = 'wallet.TopUpFailed.v1';
const CREDITED = 'wallet.TopUpCredited.v1';
const LOCKED = 'wallet.AccountLocked.v1';
const UNLOCKED = 'wallet.AccountUnlocked.v1';
const RESET = 'wallet.PasswordReset.v1';

const opening: CaseOpening = {
  caseId: 'c1',
  caseType: 'top-up',
  playbookVersion: 1,
  situationKind: 'transaction',
  generation: 1,
  customerId: 'cust-1',
  openedBy: 'signal',
};
const lock: CaseOpening = { ...opening, caseType: 'account-locked', situationKind: 'account' };
const opened: CaseEvent = { type: 'CaseOpened', data: opening };
const resolved: CaseEvent = {
  type: 'CaseResolved',
  data: { resolution: 'Credited.', proposed: false },
};
const closed: CaseEvent = {
  type: 'CaseClosed',
  data: { reopenableUntil: '2026-03-08T00:00:00.000Z' },
};

function signal(walletEventType: string, day: number, recordedOn = day): AttachedSignal {
  const date = (of: number) => new Date(Date.UTC(2026, 2, of)).toISOString();
  return {
    walletEventId: `${walletEventType}@${day}`,
    walletEventType,
    source: '/wallet/payments',
    role: walletEventType === FAILED || walletEventType === LOCKED ? 'opening' : 'goal',
    occurredAt: date(day),
    recordedAt: date(recordedOn),
    payload: {},
  };
}

const attached = (type: string, day: number, recordedOn = day): CaseEvent => ({
  type: 'SignalAttached',
  data: signal(type, day, recordedOn),
});

/** Of a top-up, when it is credited: the fourth step is what that completes. */
const OTHER_STEPS = [
  'trace-the-record',
  'establish-whether-money-left',
  'guide-to-redo',
  'tell-the-cause',
];
const ENDED_BY_CREDIT = [
  'StepCompleted',
  ...OTHER_STEPS.map(() => 'StepTerminated' as const),
  'ResolutionProposed',
] as const;

/** What follows when the signals come one by one. */
function decided(past: readonly CaseEvent[], ...signals: AttachedSignal[]): CaseEvent[] {
  const all = [...past];
  for (const next of signals) {
    all.push(...attachSignals(stateAfter(caseDecider(playbooks), all)!, [next]));
  }
  return all.slice(past.length);
}

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(playbooks)).given(...past);
  return {
    attaching: (...signals: AttachedSignal[]) =>
      specification.when(({ state }) => attachSignals(state!, signals)),
  };
};

describe('openCase', () => {
  const opening_ = (of: CaseOpening, ...signals: AttachedSignal[]) =>
    specify(caseDecider(playbooks))
      .given()
      .when(() => openCase(of, playbooks.of(of.caseType), signals));

  it('attaches the signal that opens the case', () => {
    opening_(opening, signal(FAILED, 1)).thenEvents(opened, attached(FAILED, 1));
  });

  it('proposes the resolution when the goal was met before the failure was reported', () => {
    opening_(opening, signal(FAILED, 1, 3), signal(CREDITED, 2)).thenTypes(
      'CaseOpened',
      'SignalAttached',
      'SignalAttached',
      ...ENDED_BY_CREDIT,
    );
  });

  it('does not take a success before the failure for its end', () => {
    opening_(opening, signal(FAILED, 3), signal(CREDITED, 2)).thenTypes(
      'CaseOpened',
      'SignalAttached',
      'SignalAttached',
    );
  });

  it('opened by hand, it counts what occurred since the trouble began', () => {
    const byHand: CaseOpening = {
      ...opening,
      openedBy: 'hand',
      troubleSince: signal(FAILED, 2).occurredAt,
    };
    opening_(byHand, signal(CREDITED, 1)).thenTypes('CaseOpened', 'SignalAttached');
    opening_(byHand, signal(CREDITED, 2)).thenTypes(
      'CaseOpened',
      'SignalAttached',
      ...ENDED_BY_CREDIT,
    );
  });
});

describe('attachSignals', () => {
  it('completes the step, ends the others and proposes the resolution when the goal is met', () => {
    const { walletEventId } = signal(CREDITED, 2);
    given(opened, attached(FAILED, 1))
      .attaching(signal(CREDITED, 2))
      .thenEvents(
        attached(CREDITED, 2),
        {
          type: 'StepCompleted',
          data: { stepId: 'credit-or-return', by: 'signal', walletEventId },
        },
        ...OTHER_STEPS.map((stepId): CaseEvent => ({
          type: 'StepTerminated',
          data: { stepId, by: 'goal' },
        })),
        {
          type: 'ResolutionProposed',
          data: { by: 'goal', goal: [CREDITED], goalMetAt: signal(CREDITED, 2).occurredAt },
        },
      );
  });

  it('ends no step by a success before the trouble, and begins those anew that it had ended', () => {
    const state = (...past: CaseEvent[]) =>
      stateAfter(caseDecider(playbooks), past)!.overview.steps.map(({ state: of }) => of);
    const past = [opened, attached(FAILED, 3)];
    given(...past)
      .attaching(signal(CREDITED, 2))
      .thenTypes('SignalAttached');
    const met = [...past, ...decided(past, signal(CREDITED, 4))];
    expect(state(...met)).toEqual(Array(5).fill('terminated').with(3, 'completed'));
    const again = [...met, ...decided(met, signal(FAILED, 5))];
    expect(state(...again)).toEqual(Array(5).fill('available'));
    given(...met)
      .attaching(signal(FAILED, 4))
      .thenTypes('SignalAttached');
  });

  it('proposes nothing again that the customer rejected, until there is news of the goal', () => {
    const past = [opened, attached(FAILED, 1), attached(CREDITED, 4), resolved];
    const back: CaseEvent = { type: 'CaseReopened', data: { by: 'customer' } };
    given(...past, back)
      .attaching(signal(FAILED, 2, 6))
      .thenTypes('SignalAttached');
    expect(decided([...past, back], signal(CREDITED, 5)).at(-1)?.type).toBe('ResolutionProposed');
  });

  it('brings no cancelled case back to life', () => {
    const cancelled: CaseEvent = { type: 'CaseCancelled', data: { reason: 'Twice.' } };
    given(opened, attached(FAILED, 1), cancelled)
      .attaching(signal(FAILED, 1.5), signal(CREDITED, 2))
      .thenTypes('SignalAttached', 'SignalAttached');
  });

  it('needs all parts of the goal', () => {
    const locked: CaseEvent[] = [{ type: 'CaseOpened', data: lock }, attached(LOCKED, 1)];
    given(...locked)
      .attaching(signal(UNLOCKED, 2))
      .thenTypes('SignalAttached', 'StepCompleted');
    const reset = [...locked, ...decided(locked, signal(RESET, 3))];
    given(...reset)
      .attaching(signal(UNLOCKED, 2))
      .thenTypes('SignalAttached', 'StepCompleted', 'StepTerminated', 'ResolutionProposed');
    given(...reset)
      .attaching(signal(LOCKED, 4))
      .thenTypes('SignalAttached', 'StepRenewed');
    given(...reset, attached(LOCKED, 4))
      .attaching(signal(UNLOCKED, 5))
      .thenTypes('SignalAttached', 'StepRenewed', 'StepCompleted');
  });

  it('drops a signal that it has', () => {
    given(opened, attached(FAILED, 1)).attaching(signal(FAILED, 1)).thenNothing();
  });

  it('proposes once, and again after new trouble', () => {
    const proposed: CaseEvent = {
      type: 'ResolutionProposed',
      data: { by: 'goal', goal: [CREDITED], goalMetAt: signal(CREDITED, 2).occurredAt },
    };
    const done = { stepId: 'credit-or-return', by: 'signal', walletEventId: 'w' } as const;
    const past: CaseEvent[] = [
      ...[opened, attached(FAILED, 1), attached(CREDITED, 2)],
      { type: 'StepCompleted', data: done },
      proposed,
    ];
    given(...past)
      .attaching(signal(CREDITED, 3))
      .thenTypes('SignalAttached');
    given(...past, attached(FAILED, 4))
      .attaching(signal(CREDITED, 5))
      .thenTypes(
        'SignalAttached',
        ...OTHER_STEPS.map(() => 'StepTerminated' as const),
        'ResolutionProposed',
      );
    expect(stateAfter(caseDecider(playbooks), past)?.overview.proposedResolution).not.toBeNull();
    expect(
      stateAfter(caseDecider(playbooks), [...past, attached(FAILED, 4)])?.overview
        .proposedResolution,
    ).toBeNull();
  });

  it('opens a resolved case again on new trouble', () => {
    given(opened, attached(FAILED, 1), resolved)
      .attaching(signal(FAILED, 4))
      .thenEvents(attached(FAILED, 4), {
        type: 'CaseReopened',
        data: { by: 'signal', walletEventId: signal(FAILED, 4).walletEventId },
      });
  });

  it('opens a closed case again until the window ends, by the time of recording', () => {
    const past = [opened, attached(FAILED, 1), resolved, closed];
    given(...past)
      .attaching(signal(FAILED, 5, 8))
      .thenTypes('SignalAttached', 'CaseReopened');
    given(...past)
      .attaching(signal(FAILED, 5, 9))
      .thenTypes('SignalAttached');
  });

  it.each([
    ['resolved', [resolved]],
    ['closed', [resolved, closed]],
  ])('leaves a %s case alone when the news is good or the trouble is over', (_, ending) => {
    const past = [opened, attached(FAILED, 1), attached(CREDITED, 4), ...ending];
    given(...past)
      .attaching(signal(CREDITED, 5))
      .thenTypes('SignalAttached');
    given(...past)
      .attaching(signal(FAILED, 3, 6))
      .thenTypes('SignalAttached');
  });

  it('comes to the same end whatever the order in which the signals come', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
    const signals = days.chain((of) =>
      fc.tuple(
        ...of.map((day) =>
          fc.constantFrom(LOCKED, UNLOCKED, RESET).map((type) => signal(type, day)),
        ),
      ),
    );
    const orders = signals.chain((all) =>
      fc.tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(outcome(one)).toEqual(outcome(other));
      }),
    );
  });
});

/** The case after the signals came one by one. */
function outcome(signals: readonly AttachedSignal[]) {
  const locked: CaseEvent[] = [{ type: 'CaseOpened', data: lock }];
  const { overview } = stateAfter(caseDecider(playbooks), [
    ...locked,
    ...decided(locked, ...signals),
  ])!;
  return {
    status: overview.status,
    signals: overview.signals,
    proposed: overview.proposedResolution !== null,
    steps: overview.steps.map(({ stepId, state, endedBy }) => [stepId, state, endedBy]),
  };
}

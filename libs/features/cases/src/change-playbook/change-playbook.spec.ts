import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { completed, opened, resolved } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { classifyCase } from '../classify-case/classify-case.js';
import { changePlaybook } from './change-playbook.js';

const first = playbooks.of('withdrawal', 1);
const [collect, verify, ...others] = first.steps;
const known = playbooks.with({
  ...first,
  version: 2,
  goal: [['wallet.WithdrawalCompleted.v1', 'wallet.TopUpCredited.v1']],
  steps: [collect!, { ...verify!, id: 'ask-for-a-document' }, ...others],
});

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(known)).given(opened, ...past);
  return {
    movingTo: (version: number) =>
      specification.when(({ state }) => changePlaybook(state!, { wanted: { version } }, known)),
    classifyingAs: (type: string) =>
      specification.when(({ state }) => classifyCase(state!, { as: { type } }, known)),
  };
};

const credited: CaseEvent = {
  type: 'SignalAttached',
  data: {
    walletEventId: 'w1',
    walletEventType: 'wallet.TopUpCredited.v1',
    source: '/wallet',
    role: 'goal',
    occurredAt: '2026-03-02T09:00:00.000Z',
    recordedAt: '2026-03-02T09:00:00.000Z',
    payload: {},
  },
};

describe('changePlaybook', () => {
  const changed: CaseEvent = { type: 'PlaybookChanged', data: { version: 2, previousVersion: 1 } };

  it('moves a case to a newer version that there is', () => {
    given().movingTo(2).thenEvents(changed);
    given().movingTo(1).thenRefused('playbook-not-newer');
    given().movingTo(3).thenRefused('playbook-not-found');
    given(resolved).movingTo(2).thenRefused('case-resolved');
  });

  it('judges by the new version what the signals amount to', () => {
    given(completed('collect-the-request'), credited)
      .movingTo(2)
      .thenTypes(
        'PlaybookChanged',
        ...Array<'StepTerminated'>(5).fill('StepTerminated'),
        'ResolutionProposed',
      );
  });
});

describe('classifyCase', () => {
  it('goes on by the newest playbook of the other type', () => {
    given()
      .classifyingAs('complaint')
      .thenEvents({
        type: 'CaseClassified',
        data: { caseType: 'complaint', playbookVersion: 2, previousType: 'withdrawal' },
      });
    given().classifyingAs('withdrawal').thenRefused('already-classified');
  });

  it('completes its steps and meets its goal by the signals that the case has', () => {
    given(credited)
      .classifyingAs('top-up')
      .thenTypes(
        'CaseClassified',
        'StepCompleted',
        ...Array<'StepTerminated'>(4).fill('StepTerminated'),
        'ResolutionProposed',
      );
  });
});

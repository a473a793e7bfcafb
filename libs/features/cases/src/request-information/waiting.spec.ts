import { describe, expect, it } from '@jest/globals';
import { specify, stateAfter } from '#testing';
import { awaitExternal } from '../await-external/await-external.js';
import { cancelCase } from '../cancel-case/cancel-case.js';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import {
  cancelled,
  completed,
  opened,
  proposedByHand,
  resolved,
} from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { provideInformation } from '../provide-information/provide-information.js';
import { resumeCase } from '../resume-case/resume-case.js';
import { requestInformation } from './request-information.js';

const asked: CaseEvent = { type: 'InformationRequested', data: { what: 'A screenshot.' } };
const answered: CaseEvent = { type: 'InformationProvided', data: {} };
const bank: CaseEvent = { type: 'ExternalAwaited', data: { reason: 'The bank looks.' } };
const resumed: CaseEvent = { type: 'CaseResumed', data: {} };

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(playbooks)).given(opened, ...past);
  return {
    asking: () =>
      specification.when(({ state }) =>
        requestInformation(state!.overview, { what: 'A screenshot.' }),
      ),
    answering: () =>
      specification.when(({ state }) =>
        provideInformation(state!.overview, { information: undefined }),
      ),
    awaiting: () =>
      specification.when(({ state }) =>
        awaitExternal(state!.overview, { awaited: { reason: 'The bank looks.' } }),
      ),
    resuming: () =>
      specification.when(({ state }) => resumeCase(state!.overview, { note: undefined })),
    cancelling: () =>
      specification.when(({ state }) => cancelCase(state!.overview, { reason: 'Twice.' })),
  };
};

describe('a case that waits', () => {
  it('is asked and answered, put aside and resumed', () => {
    given().asking().thenEvents(asked);
    given(asked).asking().thenEvents(asked);
    given(asked).answering().thenEvents(answered);
    given().awaiting().thenEvents(bank);
    given(bank).resuming().thenEvents(resumed);
  });

  it('refuses what makes no sense now', () => {
    given(asked, answered).answering().thenRefused('nothing-requested');
    given(bank).awaiting().thenRefused('awaited-already');
    given().resuming().thenRefused('nobody-awaited');
    given(asked, resolved).answering().thenRefused('case-resolved');
    given(cancelled).asking().thenRefused('case-cancelled');
  });

  it.each<[string, CaseEvent[]]>([
    ['awaiting-customer', [asked]],
    ['open', [asked, asked, answered]],
    ['pending-external', [bank]],
    ['awaiting-customer', [bank, asked]],
    ['pending-external', [bank, asked, answered]],
    ['awaiting-customer', [bank, asked, resumed]],
    ['awaiting-customer', [proposedByHand, asked, answered]],
    ['open', [proposedByHand, { type: 'ResolutionRejected', data: { reason: 'No.' } }]],
    ['resolved', [asked, bank, resolved]],
    ['cancelled', [asked, cancelled]],
  ])('is %s after %j', (status, past) => {
    expect(stateAfter(caseDecider(playbooks), [opened, ...past])?.overview.status).toBe(status);
  });
});

describe('cancelCase', () => {
  it('ends the case and the steps that are left', () => {
    given(completed('collect-the-request'))
      .cancelling()
      .thenTypes('CaseCancelled', ...Array<'StepTerminated'>(5).fill('StepTerminated'));
    given(cancelled).cancelling().thenRefused('case-cancelled');
    given(resolved).cancelling().thenRefused('case-resolved');
  });
});

import { describe, it } from '@jest/globals';
import { specify, stateAfter } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import {
  cancelled,
  closed,
  contact,
  goalMet,
  opened,
  proposedByHand,
  resolved,
  stepsOver,
} from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { proposeResolution } from '../propose-resolution/propose-resolution.js';
import { recordContact } from '../record-contact/record-contact.js';
import { rejectResolution } from '../reject-resolution/reject-resolution.js';
import { acceptResolution } from './accept-resolution.js';

const accepted: CaseEvent = { type: 'ResolutionAccepted', data: {} };
const rejected: CaseEvent = { type: 'ResolutionRejected', data: { reason: 'No.' } };
const arrived: CaseEvent = {
  type: 'StepCompleted',
  data: { stepId: 'confirm-arrival', by: 'signal', walletEventId: 'w' },
};
const again: CaseEvent = { type: 'StepRenewed', data: { stepId: 'confirm-arrival' } };

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(playbooks)).given(opened, ...past);
  const call = { channel: 'hotline', outcome: 'reached' } as const;
  return {
    proposing: () =>
      specification.when(({ state }) =>
        proposeResolution(state!.overview, { resolution: 'We send it again.' }),
      ),
    accepting: (about?: CaseOverview) =>
      specification.when(({ state }) =>
        acceptResolution(state!.overview, { note: undefined }, about),
      ),
    rejecting: () =>
      specification.when(({ state }) => rejectResolution(state!.overview, { reason: 'No.' })),
    hearing: (direction: 'inbound' | 'outbound') =>
      specification.when(({ state }) =>
        recordContact(state!.overview, { contact: { ...call, direction } }),
      ),
  };
};

describe('the resolution that is proposed to the customer', () => {
  it('is proposed when the required steps are over, or the goal is met', () => {
    given(...stepsOver)
      .proposing()
      .thenEvents(proposedByHand);
    given(goalMet).proposing().thenEvents(proposedByHand);
    given().proposing().thenRefused('steps-undone');
    given(cancelled).proposing().thenRefused('case-cancelled');
  });

  it('resolves the case once the customer accepts it', () => {
    given(proposedByHand)
      .accepting()
      .thenEvents(accepted, {
        type: 'CaseResolved',
        data: { resolution: 'We send it again.', proposed: true },
      });
    given(resolved).accepting().thenEvents(accepted);
    given(resolved, accepted).accepting().thenRefused('already-accepted');
  });

  it('is not accepted while the case that it is about is worked on; an acceptance alone is recorded', () => {
    const { overview: about } = stateAfter(caseDecider(playbooks), [opened])!;
    given(proposedByHand).accepting(about).thenRefused('waits-for-case');
    given(resolved).accepting(about).thenEvents(accepted);
  });

  it('is answered only when it was told in words', () => {
    given().accepting().thenRefused('resolution-not-told');
    given(goalMet).accepting().thenRefused('resolution-not-told');
    given(goalMet).rejecting().thenRefused('resolution-not-told');
    given(resolved, closed).rejecting().thenRefused('case-closed');
  });

  it('rejected, leaves the case open, and what the wallet had ended to be done again', () => {
    given(arrived, proposedByHand).rejecting().thenEvents(rejected, again);
    given(arrived, resolved)
      .rejecting()
      .thenEvents(
        rejected,
        { type: 'CaseReopened', data: { by: 'customer', reason: 'No.' } },
        again,
      );
  });

  it('is over for whoever comes back to us, unless they had accepted it', () => {
    given(arrived, resolved)
      .hearing('inbound')
      .thenEvents(
        contact(),
        {
          type: 'CaseReopened',
          data: { by: 'customer' },
        },
        again,
      );
    given(resolved).hearing('outbound').thenTypes('ContactRecorded');
    given(resolved, accepted).hearing('inbound').thenTypes('ContactRecorded');
    given(cancelled).hearing('inbound').thenTypes('ContactRecorded');
  });
});

import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { contact, identified, opened, resolved } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type IdentityResult, verifyIdentity } from './verify-identity.js';

const failed: CaseEvent = {
  type: 'IdentityVerificationFailed',
  data: { method: 'registered-phone', channel: 'hotline' },
};

const verifying = (result: IdentityResult, ...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) =>
      verifyIdentity(state!.overview, { check: { method: 'registered-phone', result } }),
    );

describe('verifyIdentity', () => {
  it('records with its method who was verified, and who was not', () => {
    verifying('verified', contact()).thenEvents(identified);
    verifying('failed', contact()).thenEvents(failed);
  });

  it('takes place in a contact that reached the person', () => {
    verifying('verified').thenRefused('no-contact');
    verifying('verified', contact('left-message')).thenRefused('no-contact');
    verifying('verified', contact('identity-refused')).thenRefused('no-contact');
    verifying('verified', contact(), resolved).thenRefused('case-resolved');
  });

  it('lets nobody guess for ever in one contact', () => {
    verifying('verified', contact(), failed, failed).thenEvents(identified);
    verifying('verified', contact(), failed, failed, failed).thenRefused(
      'identity-failed-too-often',
    );
    verifying('verified', contact(), failed, failed, failed, contact()).thenEvents(identified);
  });
});

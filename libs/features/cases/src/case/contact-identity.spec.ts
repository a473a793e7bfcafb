import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '#testing';
import { type IdentityMethod } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { caseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';
import { contact, opened } from './case-history.fixture.js';
import { identitySuffices, mustBeIdentified } from './contact-identity.js';

const by = (method: IdentityMethod): CaseEvent => ({
  type: 'IdentityVerified',
  data: { method, channel: 'hotline' },
});
const failed: CaseEvent = {
  type: 'IdentityVerificationFailed',
  data: { method: 'document', channel: 'hotline' },
};
const secondFactor = { needsIdentity: true, identityBy: ['second-factor'] } as const;

const overviewAfter = (...past: CaseEvent[]) =>
  stateAfter(caseDecider(playbooks), [opened, contact(), ...past])!.overview;
const suffices = (...past: CaseEvent[]) =>
  identitySuffices(overviewAfter(...past).identity, secondFactor);

describe('the identity that a step needs', () => {
  it('is verified by one of its methods, whichever others were used', () => {
    expect(suffices(by('registered-phone'))).toBe(false);
    expect(suffices(by('registered-phone'), by('second-factor'))).toBe(true);
    expect(suffices(by('second-factor'), by('document'))).toBe(true);
  });

  it('holds for one contact, and until somebody fails', () => {
    expect(suffices(by('second-factor'), contact())).toBe(false);
    expect(suffices(by('second-factor'), failed)).toBe(false);
    expect(suffices(failed, by('second-factor'))).toBe(true);
  });

  it('is asked for by its method', () => {
    expect(() => {
      mustBeIdentified(overviewAfter(by('document')), secondFactor);
    }).toThrow('Verify the person’s identity by second-factor.');
  });
});

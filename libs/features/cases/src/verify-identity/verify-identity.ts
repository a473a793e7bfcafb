import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';
import { type IdentityMethod } from '../playbooks/playbook.js';

export const identityResults = ['verified', 'failed'] as const;
export type IdentityResult = (typeof identityResults)[number];

interface IdentityCheck {
  readonly method: IdentityMethod;
  readonly result: IdentityResult;
}

export class VerifyIdentity {
  constructor(
    readonly about: CaseCommand,
    readonly check: IdentityCheck,
  ) {}
}

/** Whoever is still guessing then is not asked again in the same contact. */
const MOST_FAILURES = 3;

export function verifyIdentity(
  overview: CaseOverview,
  { check: { method, result } }: Pick<VerifyIdentity, 'check'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  const { channel, outcome, failures } = overview.identity;
  if (channel === null || outcome !== 'reached') {
    throw refused(
      'no-contact',
      overview,
      'Identity is verified in a contact that reached the person, and holds for that contact.',
      'Record the contact with the outcome reached first.',
    );
  }
  if (failures >= MOST_FAILURES) {
    throw refused(
      'identity-failed-too-often',
      overview,
      `Identity is verified with at most ${MOST_FAILURES} failures in one contact.`,
      'End this contact, and reach the customer by a way that is registered.',
    );
  }
  const type = result === 'verified' ? 'IdentityVerified' : 'IdentityVerificationFailed';
  return [{ type, data: { method, channel } }];
}

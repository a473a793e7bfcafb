import { type IdentityMethod, type PlaybookStep } from '../playbooks/playbook.js';
import { type ContactChannel, type ContactOutcome } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { refused } from './refusals.js';

export const identityStates = ['unverified', 'verified', 'failed'] as const;
export type IdentityState = (typeof identityStates)[number];

/** Who the person of the contact under way is known to be. Each contact begins unverified. */
export interface ContactIdentity {
  readonly state: IdentityState;
  /** By which it is verified. */
  readonly methods: readonly IdentityMethod[];
  readonly failures: number;
  /** Of the newest contact; null before the first one. */
  readonly channel: ContactChannel | null;
  readonly outcome: ContactOutcome | null;
}

export const nobodyYet: ContactIdentity = {
  state: 'unverified',
  methods: [],
  failures: 0,
  channel: null,
  outcome: null,
};

type Need = Pick<PlaybookStep, 'needsIdentity' | 'identityBy'>;

/** Whether the identity that is verified is what a step, or anything else that tells a person details, needs. */
export function identitySuffices(
  { state, methods }: ContactIdentity,
  { needsIdentity, identityBy }: Need,
): boolean {
  if (!needsIdentity) return true;
  if (state !== 'verified') return false;
  return identityBy === undefined || identityBy.some((method) => methods.includes(method));
}

/** @throws CaselineError `identity-not-verified` that says by which methods it can be. */
export function mustBeIdentified(overview: CaseOverview, need: Need): void {
  if (identitySuffices(overview.identity, need)) return;
  const methods = need.identityBy?.join(' or ');
  const how = methods === undefined ? '' : ` by ${methods}`;
  throw refused(
    'identity-not-verified',
    overview,
    `In the contact under way the person’s identity is verified${how} first.`,
    overview.identity.channel === null
      ? `Record the contact, then verify the person’s identity${how}.`
      : `Verify the person’s identity${how}.`,
  );
}

import { type IdentityMethod } from '../../playbooks/playbook.js';
import { type ContactChannel } from './conversation-events.js';

interface IdentityCheck {
  readonly method: IdentityMethod;
  /** Of the contact in which it took place, the newest one. */
  readonly channel: ContactChannel;
}

/** Holds for the contact under way, and for no later one. */
export interface IdentityVerified {
  readonly type: 'IdentityVerified';
  readonly data: IdentityCheck;
}

/** Whatever was verified in this contact before holds no longer. */
export interface IdentityVerificationFailed {
  readonly type: 'IdentityVerificationFailed';
  readonly data: IdentityCheck;
}

export type IdentityEvent = IdentityVerified | IdentityVerificationFailed;

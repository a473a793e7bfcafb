import { type Caller } from './caller.js';

export interface VerifiedToken {
  readonly caller: Caller;
  readonly expiresAt: Date;
}

/** Turns a bearer token into the caller it speaks for. */
export abstract class TokenVerifier {
  /**
   * @throws CaselineError `unauthenticated` for a token that is not accepted, `unavailable` when the
   * issuer's keys cannot be had.
   */
  abstract verify(token: string): Promise<VerifiedToken>;
}

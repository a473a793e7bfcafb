import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { CaselineError, type Clock } from '#platform/kernel';
import { callerOfClaims, tokenNotAccepted } from './caller-claims.js';
import { TokenVerifier, type VerifiedToken } from './token-verifier.js';

export interface TokenPolicy {
  readonly issuer: string;
  readonly audience: string;
  /** Asymmetric signature algorithms; a token does not choose how it is checked. */
  readonly algorithms: readonly string[];
  /** The claim that names the role; `role` by default. */
  readonly roleClaim?: string;
  readonly clock: Clock;
}

const CLOCK_TOLERANCE_SECONDS = 5;

/** Faults of the issuer's key set, not of the token. */
const ISSUER_FAULTS = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

export class JoseTokenVerifier extends TokenVerifier {
  constructor(
    private readonly policy: TokenPolicy,
    private readonly keys: JWTVerifyGetKey,
  ) {
    super();
  }

  /** Keys are fetched when they are needed, and again when a token names one that is not known. */
  static ofIssuer(policy: TokenPolicy, keySet: URL): JoseTokenVerifier {
    return new JoseTokenVerifier(policy, createRemoteJWKSet(keySet));
  }

  override async verify(token: string): Promise<VerifiedToken> {
    const claims = await this.#claimsOf(token);
    return {
      caller: callerOfClaims(claims, this.policy.roleClaim ?? 'role'),
      expiresAt: new Date((claims.exp ?? 0) * 1000),
    };
  }

  async #claimsOf(token: string): Promise<JWTPayload> {
    const { issuer, audience, algorithms, clock } = this.policy;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: clock.now(),
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function refusalOf(error: unknown): CaselineError {
  if (!(error instanceof errors.JOSEError) || ISSUER_FAULTS.has(error.code)) {
    return new CaselineError(
      'unavailable',
      'issuer-unavailable',
      'The keys of the token issuer cannot be fetched now. Try again in a moment.',
      { retryAfterSeconds: 2, cause: error },
    );
  }
  if (error instanceof errors.JWTExpired) {
    return new CaselineError(
      'unauthenticated',
      'token-expired',
      'The token has expired. Get a new one.',
    );
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return tokenNotAccepted(`its claim "${error.claim}" is missing or not the one expected`);
  }
  return tokenNotAccepted('it is no token of the issuer that is trusted here');
}

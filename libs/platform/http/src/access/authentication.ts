import { hash } from 'node:crypto';
import { type FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { CaselineError, type Clock } from '#platform/kernel';
import { type TokenVerifier, type VerifiedToken } from './token-verifier.js';

/** For so long a key that its issuer has withdrawn may still be believed. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 10_000;

/**
 * Who sends a request. A signature is checked once a minute and not with each request, so that who is calling
 * is known before anything else is done; an expired token is noticed at once all the same.
 */
export class Authentication {
  /** By digest, so that no memory dump holds a token that could be used. */
  readonly #verified = new LRUCache<string, VerifiedToken>({
    max: MAX_REMEMBERED,
    ttl: REMEMBERED_MS,
  });

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly clock: Clock,
  ) {}

  /** Without asking anybody: undefined for a token that was not seen lately, and for none. */
  known(request: FastifyRequest): VerifiedToken | undefined {
    const token = bearerToken(request);
    return token === undefined ? undefined : this.#remembered(digestOf(token));
  }

  /**
   * Undefined for a request without a token.
   *
   * @throws CaselineError for one whose token is not accepted, or cannot be checked now.
   */
  async of(request: FastifyRequest): Promise<VerifiedToken | undefined> {
    const token = bearerToken(request);
    if (token === undefined) return undefined;
    const digest = digestOf(token);
    const remembered = this.#remembered(digest);
    if (remembered) return remembered;
    const verified = await this.verifier.verify(token);
    this.#verified.set(digest, verified);
    return verified;
  }

  /** @throws CaselineError for a request without a token, too. */
  async required(request: FastifyRequest): Promise<VerifiedToken> {
    const verified = await this.of(request);
    if (verified) return verified;
    throw new CaselineError(
      'unauthenticated',
      'token-missing',
      'This route needs a token: send "Authorization: Bearer <token>".',
    );
  }

  #remembered(digest: string): VerifiedToken | undefined {
    const verified = this.#verified.get(digest);
    return verified && verified.expiresAt > this.clock.now() ? verified : undefined;
  }
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  const [scheme, token, ...more] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token && more.length === 0 ? token : undefined;
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64');
}

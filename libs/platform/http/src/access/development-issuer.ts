import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWK_EC_Private,
  SignJWT,
} from 'jose';
import { type Clock } from '#platform/kernel';
import { secretFile } from '#platform/secrets';
import { type Role } from './caller.js';
import { EVERY_SOURCE } from './caller-claims.js';
import { JoseTokenVerifier } from './jose-token-verifier.js';
import { type TokenVerifier } from './token-verifier.js';

export interface TokenRequest {
  readonly role: Role;
  readonly subject: string;
  /** Only a service has any. */
  readonly sources?: readonly string[] | 'every';
  readonly timeToLiveSeconds: number;
}

const ALGORITHM = 'ES256';
const ISSUER = 'urn:caseline:development-issuer';
const AUDIENCE = 'caseline';
const KEY_FILE = 'development-issuer.jwk.json';

/** Stands in for an OIDC issuer where there is none: its tokens are good for one installation. */
export class DevelopmentIssuer {
  private constructor(
    private readonly key: JWK,
    private readonly clock: Clock,
  ) {}

  /** With the key of this home, which the first to come makes. */
  static async open(home: string, clock: Clock): Promise<DevelopmentIssuer> {
    return new DevelopmentIssuer(await keyOf(path.join(home, KEY_FILE)), clock);
  }

  /** With a key that is gone with the process. */
  static async ephemeral(clock: Clock): Promise<DevelopmentIssuer> {
    return new DevelopmentIssuer(await generateKey(), clock);
  }

  async issue({ role, subject, sources, timeToLiveSeconds }: TokenRequest): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const claims = {
      role,
      ...(sources && { sources: sources === 'every' ? [EVERY_SOURCE] : sources }),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid: this.key.kid ?? '', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + timeToLiveSeconds)
      .sign(await importJWK(this.key, ALGORITHM));
  }

  verifier(): TokenVerifier {
    const { kty, crv, x, y, kid } = this.key as JWK_EC_Private;
    const published = { kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' } as JWK;
    return new JoseTokenVerifier(
      { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM], clock: this.clock },
      createLocalJWKSet({ keys: [published] }),
    );
  }
}

async function generateKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
}

async function keyOf(file: string): Promise<JWK> {
  const text = await secretFile(file, async () => JSON.stringify(await generateKey()));
  try {
    const key = JSON.parse(text) as JWK;
    await importJWK(key, ALGORITHM);
    return key;
  } catch {
    // Without the parser's message, which would quote the key.
    throw new Error(
      `${file} holds no key of the development issuer. Delete it to have a new one made; tokens issued before are then void.`,
    );
  }
}

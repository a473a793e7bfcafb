import { CaselineError } from '#platform/kernel';
import { type Caller, type Role, ROLES } from './caller.js';

const CALLER_ID = /^[\x21-\x7e]{1,128}$/;

/** In the claim `sources`: this service may publish for every source. */
export const EVERY_SOURCE = '*';

/** @throws CaselineError when the claims make no caller. */
export function callerOfClaims(
  claims: Readonly<Record<string, unknown>>,
  roleClaim: string,
): Caller {
  const { sub: id, sources } = claims;
  if (typeof id !== 'string' || !CALLER_ID.test(id)) {
    throw tokenNotAccepted('its claim "sub" is not 1 to 128 visible ASCII characters');
  }
  const role = roleOf(claims[roleClaim], roleClaim);
  return role === 'service' ? { id, role, sources: sourcesOf(sources) } : { id, role };
}

/** Issuers put one role or a list into a token; roles of other applications are passed over. */
function roleOf(claim: unknown, name: string): Role {
  const named: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const roles = ROLES.filter((role) => named.includes(role));
  const [role, ...others] = roles;
  if (role !== undefined && others.length === 0) return role;
  throw new CaselineError(
    'forbidden',
    'role-missing',
    `The claim "${name}" of the token has to name exactly one of: ${ROLES.join(', ')}.`,
  );
}

function sourcesOf(claim: unknown): readonly string[] | 'every' {
  if (claim === undefined) return [];
  if (!Array.isArray(claim) || !claim.every((source) => typeof source === 'string')) {
    throw tokenNotAccepted('its claim "sources" is no list of strings');
  }
  return claim.includes(EVERY_SOURCE) ? 'every' : claim;
}

export function tokenNotAccepted(why: string): CaselineError {
  return new CaselineError(
    'unauthenticated',
    'token-not-accepted',
    `The token is not accepted: ${why}.`,
  );
}

import { type Actor, CaselineError } from '#platform/kernel';

/** A `monitor` reads metrics and nothing else: what scrapes them is given a token that lasts. */
export const ROLES = ['service', 'agent', 'supervisor', 'auditor', 'monitor'] as const;

export type Role = (typeof ROLES)[number];

/** Who makes a request, as the token says. */
export interface Caller {
  /** Staff id or name of a service, unique at the issuer. */
  readonly id: string;
  readonly role: Role;
  /** The CloudEvents sources that a service may publish for; nobody else has any. */
  readonly sources?: readonly string[] | 'every';
}

/** Who did it, for the log. Auditors and monitors read, so nothing in the log was done by one. */
export function actorOf({ id, role }: Caller): Actor {
  if (role === 'auditor' || role === 'monitor') {
    throw new CaselineError(
      'forbidden',
      'role-not-allowed',
      'An auditor or a monitor reads and changes nothing.',
    );
  }
  return { kind: role, id };
}

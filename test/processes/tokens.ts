import { DevelopmentIssuer, type Role } from '#platform/http';
import { systemClock } from '#platform/kernel';
import { Api } from './api.js';
import { type CaselineProcess } from './caseline-process.js';

/** The API of a running Caseline as somebody with this role sees it. */
export async function apiAs(
  role: Role,
  caseline: CaselineProcess,
  subject = `test-${role}`,
): Promise<Api> {
  const issuer = await DevelopmentIssuer.open(caseline.home, systemClock);
  const token = await issuer.issue({
    role,
    subject,
    ...(role === 'service' && { sources: 'every' as const }),
    timeToLiveSeconds: 600,
  });
  return new Api(caseline.url, token);
}

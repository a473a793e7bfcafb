import { type Allowance, type Rate } from './rate-limit.js';

/** The fields of draft-ietf-httpapi-ratelimit-headers-10: quota and window, what remains and until when. */
export function rateLimitFields(
  policy: string,
  { perSecond, burst }: Rate,
  { remaining, resetSeconds }: Allowance,
): Record<string, string> {
  const window = Math.max(Math.round(burst / perSecond), 1);
  return {
    'ratelimit-policy': `"${policy}";q=${burst};w=${window}`,
    ratelimit: `"${policy}";r=${remaining};t=${Math.ceil(resetSeconds)}`,
  };
}

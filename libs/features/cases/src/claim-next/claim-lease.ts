/** Under this token Nest injects for how many milliseconds a claimed case waits for the first work on it. */
export const CLAIM_LEASE_MS = Symbol('ClaimLeaseMs');

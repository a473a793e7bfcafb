import { type RouteContract } from '#platform/http';

/** What any route may be refused with, by what it takes and does. Codes by status. */
export type Refusals = Readonly<Record<number, readonly string[]>>;

const ALWAYS: Refusals = {
  500: ['internal-error'],
  429: ['too-many-refused-requests', 'too-many-requests'],
  503: ['stopping', 'database-unavailable', 'too-many-requests-in-flight'],
};
const GUARDED: Refusals = {
  401: ['token-missing', 'token-not-accepted', 'token-expired'],
  403: ['role-missing', 'role-not-allowed'],
  503: ['issuer-unavailable'],
};
const STREAMING: Refusals = { 401: ['ticket-not-accepted'], 429: ['too-many-event-streams'] };
const WITH_PARAMETERS: Refusals = { 400: ['invalid-parameters'] };
const PAGED: Refusals = { 400: ['invalid-cursor'] };
const WITH_BODY: Refusals = {
  400: ['malformed-request'],
  408: ['request-timeout'],
  413: ['body-too-large'],
  415: ['unsupported-media-type'],
};
const WITH_CHECKED_BODY: Refusals = { 400: ['malformed-json'], 422: ['invalid-body'] };
const CONDITIONAL: Refusals = { 400: ['invalid-if-match'], 428: ['precondition-required'] };
const REPEATABLE: Refusals = {
  400: ['invalid-idempotency-key'],
  422: ['idempotency-key-reused', 'text-not-well-formed'],
  503: ['idempotency-key-contended', 'event-store-unavailable', 'event-store-busy'],
};

/** Every refusal of a route. */
export function refusalsOf(route: RouteContract, parameters: readonly string[]): Refusals {
  const { features, documentation, body } = route;
  return merged([
    ALWAYS,
    ...(route.openTo === 'everybody' ? [] : [GUARDED]),
    ...(parameters.length > 0 ? [WITH_PARAMETERS] : []),
    ...(parameters.includes('cursor') ? [PAGED] : []),
    ...(body ? [WITH_BODY, WITH_CHECKED_BODY] : []),
    ...(documentation?.body ? [WITH_BODY] : []),
    ...(features.includes('event-stream') ? [STREAMING] : []),
    ...(features.includes('if-match') ? [CONDITIONAL] : []),
    ...(features.includes('idempotency-key') ? [REPEATABLE] : []),
    documentation?.refusals ?? {},
  ]);
}

function merged(all: readonly Refusals[]): Refusals {
  const codes = new Map<number, Set<string>>();
  for (const [status, more] of all.flatMap((refusals) => Object.entries(refusals))) {
    codes.set(Number(status), new Set([...(codes.get(Number(status)) ?? []), ...more]));
  }
  return Object.fromEntries([...codes].map(([status, set]) => [status, [...set].sort()]));
}

import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Authentication } from '../access/authentication.js';
import { type Caller } from '../access/caller.js';
import { type LimitSettings } from './limit-settings.js';
import { networkOf } from './network-of.js';
import { RateLimit } from './rate-limit.js';
import { rateLimitFields } from './rate-limit-fields.js';
import { tooManyRefusals, tooManyRequests } from './refusals.js';

/**
 * How much of the requests each may send. A caller is known by the token; a network address is only held
 * responsible for requests that were refused and came from nobody known, as many callers may share it.
 */
export class CallerLimits {
  readonly #services: RateLimit;
  readonly #people: RateLimit;
  readonly #strangers: RateLimit;

  constructor(
    private readonly authentication: Authentication,
    { service, person, stranger, monotonicSeconds }: LimitSettings,
  ) {
    this.#services = new RateLimit(service, monotonicSeconds);
    this.#people = new RateLimit(person, monotonicSeconds);
    this.#strangers = new RateLimit(stranger, monotonicSeconds);
  }

  /**
   * Without a promise for a caller who was here lately, which is nearly every request.
   *
   * @throws CaselineError of kind `too-many-requests`
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const known = this.authentication.known(request);
    if (known) {
      this.#take(known.caller, request, reply);
      return undefined;
    }
    const refusals = this.#strangers.look(networkOf(request.ip));
    if (!refusals.allowed) throw tooManyRefusals(refusals);
    return this.authentication.of(request).then(
      (verified) => {
        if (verified) this.#take(verified.caller, request, reply);
      },
      // The guard of the route says what is wrong with the token, if the route wants one.
      () => undefined,
    );
  }

  answered(request: FastifyRequest, { statusCode }: FastifyReply): void {
    const refused = statusCode >= 400 && statusCode < 500;
    if (refused && !request.caller) this.#strangers.take(networkOf(request.ip));
  }

  #take(caller: Caller, request: FastifyRequest, reply: FastifyReply): void {
    request.caller = caller;
    const [policy, limit] =
      caller.role === 'service'
        ? (['service', this.#services] as const)
        : (['person', this.#people] as const);
    const allowance = limit.take(caller.id);
    void reply.headers(rateLimitFields(policy, limit.rate, allowance));
    if (!allowance.allowed) throw tooManyRequests(allowance);
  }
}

import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Authentication } from '../access/authentication.js';
import { httpFailureOf } from '../problem/http-failure.js';
import { sendProblem } from '../problem/send-problem.js';
import { CallerLimits } from './caller-limits.js';
import { type LimitSettings } from './limit-settings.js';
import { tooManyInFlight } from './refusals.js';

/** What tells whether the process is well has to answer most of all when it is busy. */
const EXEMPT = /^\/(health\/|metrics$)/;

/** Refuses what is too much before a body is read. */
export function limitRequests(
  fastify: FastifyInstance,
  authentication: Authentication,
  limits: LimitSettings,
): void {
  limitInFlight(fastify, limits.requestsInFlight);
  const callers = new CallerLimits(authentication, limits);
  fastify.addHook('onRequest', (request, reply, done) => {
    const refused = (error: unknown) => {
      refuse(request, reply, error);
    };
    try {
      const checked = isExempt(request) ? undefined : callers.admit(request, reply);
      if (checked) {
        checked.then(() => {
          done();
        }, refused);
      } else done();
    } catch (error) {
      refused(error);
    }
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!isExempt(request)) callers.answered(request, reply);
    done();
  });
}

/** Bounds the work that waits in this process, whoever it is for. Live streams have a bound of their own. */
function limitInFlight(fastify: FastifyInstance, most: number): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isExempt(request)) {
      done();
      return;
    }
    if (underWay - fastify.openEventStreams.count >= most) {
      refuse(request, reply, tooManyInFlight());
      return;
    }
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
    });
    done();
  });
}

function isExempt({ is404, routeOptions }: FastifyRequest): boolean {
  return !is404 && EXEMPT.test(routeOptions.url ?? '');
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const failure = httpFailureOf(error);
  request.problemCode = failure.code;
  sendProblem(reply, failure);
}

import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger, runInContext } from '#platform/observability';
import { type HttpFailure } from '../problem/http-failure.js';
import { sendProblem } from '../problem/send-problem.js';
import { CORRELATION_HEADER } from './correlation-id.js';

/** What answers of an API need that hold personal data and are no web pages. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const STOPPING: HttpFailure = {
  status: 503,
  code: 'stopping',
  detail: 'This process is stopping. Try again in a moment.',
  headers: { 'retry-after': '1' },
};

export function setStandardHeaders(reply: FastifyReply): void {
  void reply.headers({ ...SECURITY_HEADERS, [CORRELATION_HEADER]: reply.request.id });
}

export function addRequestHooks(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    setStandardHeaders(reply);
    runInContext({ correlationId: request.id }, done);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.server.shutdown.aborted || request.url.startsWith('/health/')) done();
    else sendProblem(reply, STOPPING);
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    // Otherwise an answered connection stays open, and the server with it.
    if (request.server.shutdown.aborted) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logRequest(logger, request, reply);
    done();
  });
}

/** The route's pattern and never the URL, in which anything may stand. */
function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { id, method, caller, problemCode, traceId } = request;
  logger.info(
    {
      correlationId: id,
      ...(traceId !== undefined && { traceId }),
      method,
      route: request.is404 ? undefined : request.routeOptions.url,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(problemCode !== undefined && { code: problemCode }),
      ...(caller && { callerId: caller.id, callerRole: caller.role }),
    },
    'Answered a request.',
  );
}

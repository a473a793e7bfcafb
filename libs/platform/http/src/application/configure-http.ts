import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { LOGGER, type Logger, METRICS, type Metrics } from '#platform/observability';
import { Authentication } from '../access/authentication.js';
import { OpenEventStreams } from '../event-stream/open-event-streams.js';
import { takeFiles } from '../files/file-route.decorator.js';
import { limitRequests } from '../limits/limit-requests.js';
import { DEFAULT_LIMITS } from '../limits/limit-settings.js';
import { measureRequests } from '../metrics/http-metrics.js';
import { DeclaredRoutes } from './declared-routes.js';
import { DEFAULT_EVENT_STREAMS, HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { parseJsonBody } from './json-body.js';
import { addRequestHooks } from './request-hooks.js';
import { traceRequests } from './trace-requests.js';
import { Shutdown } from './shutdown.provider.js';

/** Any media type whose syntax is JSON; routes say which ones they take with `@Consumes()`. */
const JSON_MEDIA_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** Everything that a module cannot do itself. Before `init` or `listen`. */
export function configureHttp(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const settings = app.get<HttpSettings>(HTTP_SETTINGS, { strict: false });
  fastify.decorate('shutdown', app.get(Shutdown, { strict: false }).signal);
  fastify.decorate('eventStreams', { ...DEFAULT_EVENT_STREAMS, ...settings.eventStreams });
  fastify.decorate('declaredRoutes', new DeclaredRoutes(fastify));
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  fastify.decorate('openEventStreams', new OpenEventStreams(limits.eventStreamsPerCaller));
  if (settings.tracing) traceRequests(fastify, settings.tracing);
  addRequestHooks(fastify, app.get<Logger>(LOGGER, { strict: false }));
  measureRequests(fastify, app.get<Metrics>(METRICS, { strict: false }));
  limitRequests(fastify, app.get(Authentication, { strict: false }), limits);
  fastify.removeAllContentTypeParsers();
  takeJson(fastify);
  takeFiles(fastify);
}

function takeJson(fastify: FastifyInstance): void {
  const options = { parseAs: 'buffer' as const };
  fastify.addContentTypeParser(JSON_MEDIA_TYPE, options, (request, body: Buffer, done) => {
    request.rawBody = body;
    try {
      done(null, parseJsonBody(body));
    } catch (error) {
      done(error as Error);
    }
  });
}

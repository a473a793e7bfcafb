import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DURATION_BUCKETS, type Metrics } from '#platform/observability';

/**
 * Requests by route, in the names of OpenTelemetry's semantic conventions. The route is the pattern of a
 * declared one and empty for any other path, so that clients cannot make new time series.
 */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram(
    {
      name: 'http_server_request_duration_seconds',
      help: 'Time from a request to the end of its answer; live streams are not among them.',
      labels: ['http_request_method', 'http_route', 'http_response_status_code'],
    },
    DURATION_BUCKETS,
  );
  metrics.gauge(
    { name: 'http_server_event_streams', help: 'Live streams of server-sent events open now.' },
    () => fastify.openEventStreams.count,
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!request.isEventStream)
      duration.observe(reply.elapsedTime / 1_000, labelsOf(request, reply));
    done();
  });
}

function labelsOf(request: FastifyRequest, { statusCode }: FastifyReply): Record<string, string> {
  return {
    http_request_method: request.method,
    http_route: request.is404 ? '' : (request.routeOptions.url ?? ''),
    http_response_status_code: String(statusCode),
  };
}

import { type FastifyInstance } from 'fastify';
import { type Span, type Tracing } from '#platform/kernel';

/** Each request is a span, in the trace of its `traceparent` or in a new one. What it asks for is not told. */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  const spans = new WeakMap<object, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, headers, is404, routeOptions } = request;
    const route = is404 ? undefined : routeOptions.url;
    const parent = headers.traceparent;
    const span = tracing.start(route === undefined ? method : `${method} ${route}`, {
      kind: 'server',
      attributes: {
        'http.request.method': method,
        ...(route !== undefined && { 'http.route': route }),
      },
      ...(typeof parent === 'string' && { parent }),
    });
    spans.set(request, span);
    const [, traceId] = span.traceparent.split('-');
    if (traceId !== undefined) request.traceId = traceId;
    span.run(done);
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    spans.get(request)?.end({
      failed: statusCode >= 500,
      attributes: { 'http.response.status_code': statusCode },
    });
    done();
  });
}

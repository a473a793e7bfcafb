import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance, type HTTPMethods } from 'fastify';
import { frameworkRefusal } from '../problem/http-failure.js';
import { sendProblem } from '../problem/send-problem.js';

const METHODS: readonly HTTPMethods[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
];

/** A known path with another method is not "not found": answers 405 and says what the path takes. */
@Injectable()
export class MethodNotAllowedRoutes implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const [url, taken] of fastify.routesByUrl) {
      const allow = [...taken].sort().join(', ');
      fastify.route({
        method: METHODS.filter((method) => !taken.has(method)),
        url,
        // Before the body is looked at, which this path cannot want.
        onRequest: (request, reply) => {
          request.problemCode = 'method-not-allowed';
          sendProblem(reply, frameworkRefusal(405, { allow }));
        },
        handler: () => undefined,
      });
    }
  }
}

/** Collects the routes as they are declared. */
export function collectRoutes(fastify: FastifyInstance): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const taken = routes.get(url) ?? new Set<string>();
    for (const each of Array.isArray(method) ? method : [method]) taken.add(each);
    routes.set(url, taken);
  });
  return routes;
}

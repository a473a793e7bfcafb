import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';

const DEFAULT: readonly string[] = ['application/json'];

/** The media types of the bodies that a route takes; `application/json` without it. */
export const Consumes = (...mediaTypes: readonly string[]) => RouteConfig({ consumes: mediaTypes });

/** Those that the route of a request takes. */
export function mediaTypesTaken({ routeOptions }: FastifyRequest): readonly string[] {
  return routeOptions.config.consumes ?? DEFAULT;
}

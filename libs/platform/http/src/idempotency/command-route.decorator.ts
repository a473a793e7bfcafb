import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  UseInterceptors,
} from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { RouteFeature } from '../route-contract/route-features.decorator.js';
import { type CommandCause } from './command-cause.js';
import { CommandRouteInterceptor } from './command-route.interceptor.js';

/** On a route whose requests are commands: gives them Idempotency-Key. */
export const CommandRoute = () =>
  applyDecorators(UseInterceptors(CommandRouteInterceptor), RouteFeature('idempotency-key'));

/** The `CommandCause` of a request to a `@CommandRoute()`. */
export const CurrentCause = createParamDecorator(
  (_: unknown, context: ExecutionContext): CommandCause => {
    const { commandCause } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!commandCause)
      throw new Error('The route has a @CurrentCause() and is no @CommandRoute().');
    return commandCause;
  },
);

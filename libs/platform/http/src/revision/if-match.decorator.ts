import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { markParameter } from '../route-contract/route-features.decorator.js';
import { revisionOf } from './etag.js';

/** The revision that the client has seen, as a number. The route is refused without it. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    revisionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [markParameter('if-match')],
);

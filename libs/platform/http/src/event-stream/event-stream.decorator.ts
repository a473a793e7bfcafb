import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { markParameter } from '../route-contract/route-features.decorator.js';
import { ServerSentEvents } from './server-sent-events.js';
import { wantsEventStream } from './wants-event-stream.js';

/**
 * A `ServerSentEvents` when the client asks for text/event-stream, `undefined` when it wants JSON. The
 * handler returns the promise of `send`, and nothing else is answered.
 */
export const EventStream = createParamDecorator(
  (_: unknown, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    reply.header('vary', 'Accept');
    if (!wantsEventStream(request.headers.accept)) return undefined;
    const closed = request.server.openEventStreams.open(request.caller?.id ?? '');
    reply.raw.once('close', closed);
    return new ServerSentEvents(request, reply);
  },
  [markParameter('event-stream')],
);

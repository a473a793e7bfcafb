import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '#platform/observability';
import { mediaTypesTaken } from '../application/consumes.decorator.js';
import { unsupportedMediaType } from '../application/media-type.guard.js';
import { frameworkRefusal, type HttpFailure, httpFailureOf } from './http-failure.js';
import { sendProblem } from './send-problem.js';

/** Everything that goes wrong in a request is answered as problem details, never with a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure =
      wrongMethod(reply.request) ?? wrongMediaType(error, reply.request) ?? httpFailureOf(error);
    reply.request.problemCode = failure.code;
    if (failure.status >= 500) {
      const level = failure.status === 500 ? 'error' : 'warn';
      this.logger[level](
        { correlationId: reply.request.id, code: failure.code, err: error },
        'A request failed.',
      );
    }
    if (reply.sent || reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, failure);
  }
}

/** A known path with another method is not "not found": the answer says what the path takes. */
function wrongMethod({ is404, url, server }: FastifyRequest): HttpFailure | undefined {
  const methods = is404 ? server.declaredRoutes.methodsAt(url) : [];
  return methods.length === 0 ? undefined : frameworkRefusal(405, { allow: methods.join(', ') });
}

/** Fastify refuses a media type that no route takes; this one's route says which it does take. */
function wrongMediaType(error: unknown, request: FastifyRequest): HttpFailure | undefined {
  const refused = error instanceof HttpException && error.getStatus() === 415;
  return refused ? httpFailureOf(unsupportedMediaType(mediaTypesTaken(request))) : undefined;
}

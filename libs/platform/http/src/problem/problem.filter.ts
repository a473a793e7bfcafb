import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { LOGGER, type Logger } from '#platform/observability';
import { httpFailureOf } from './http-failure.js';
import { sendProblem } from './send-problem.js';

/** Everything that goes wrong in a request is answered as problem details, never with a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure = httpFailureOf(error);
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

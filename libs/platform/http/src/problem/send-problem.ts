import { type FastifyReply } from 'fastify';
import { type HttpFailure } from './http-failure.js';
import { problemDetails } from './problem-details.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export function sendProblem(reply: FastifyReply, { headers, ...failure }: HttpFailure): void {
  const problem = problemDetails({ ...failure, correlationId: reply.request.id });
  void reply
    .status(failure.status)
    .headers(headers)
    .type(PROBLEM_MEDIA_TYPE)
    // As bytes: to a string Fastify would add a charset, which this media type does not have.
    .send(Buffer.from(JSON.stringify(problem)));
}

import { type Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { frameworkRefusal } from '../problem/http-failure.js';
import { problemDetails } from '../problem/problem-details.js';
import { PROBLEM_MEDIA_TYPE, sendProblem } from '../problem/send-problem.js';
import { correlationIdOf } from './correlation-id.js';
import { setStandardHeaders } from './request-hooks.js';

export interface HttpAdapterOptions {
  /** Of any media type that has no limit of its own; 1 MiB by default. */
  readonly maxBodyBytes?: number;
  /** How long a request may take to arrive completely; 30 s by default. */
  readonly requestTimeoutMilliseconds?: number;
}

export const DEFAULT_MAX_BODY_BYTES = 1_048_576;

export function createHttpAdapter(options: HttpAdapterOptions = {}): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    // Who called is decided by tokens alone; addresses in headers are not believed.
    trustProxy: false,
    bodyLimit: options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
    requestTimeout: options.requestTimeoutMilliseconds ?? 30_000,
    requestIdHeader: false,
    genReqId: correlationIdOf,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      setStandardHeaders(reply);
      sendProblem(reply, frameworkRefusal(error.statusCode ?? 400));
    },
    clientErrorHandler: (error, socket) => {
      answerUnreadable(error, socket);
    },
  });
}

const STATUS_OF_PARSER_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is no HTTP at all never becomes a request, so the answer is written by hand. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_PARSER_ERROR[error.code ?? ''] ?? 400;
  const body = JSON.stringify(problemDetails(frameworkRefusal(status)));
  socket.end(
    [
      `HTTP/1.1 ${status} ${status === 400 ? 'Bad Request' : 'Refused'}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

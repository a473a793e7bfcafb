import { randomUUID } from 'node:crypto';
import { Controller, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { MAX_ATTRIBUTE_LENGTH } from '#contracts';
import { type Caller, Consumes, CurrentCaller, Documented, problemOf, Roles } from '#platform/http';
import { CaselineError } from '#platform/kernel';
import { currentContext } from '#platform/observability';
import { BATCH, BINARY, readWalletEvents, STRUCTURED } from './content-mode.js';
import {
  type PublishOutcome,
  PublishWalletEventsHandler,
} from './publish-wallet-events.handler.js';
import {
  type BatchMemberResponse,
  type PublishedBatchResponse,
  type PublishedWalletEventResponse,
} from './publish-wallet-events.response.js';
import { publishDocumentation } from './publish-wallet-events.documentation.js';
import { type ReceivedWalletEvent } from './received-wallet-event.js';

const ACCEPTED = 202;
const MULTI_STATUS = 207;

@Controller('v1/wallet-events')
export class PublishWalletEventsController {
  constructor(private readonly handler: PublishWalletEventsHandler) {}

  @Post()
  @Roles('service')
  @Consumes(STRUCTURED, BATCH, BINARY)
  @Documented(publishDocumentation)
  async publish(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<PublishedWalletEventResponse | PublishedBatchResponse> {
    const { mode, events } = readWalletEvents({
      contentType: request.headers['content-type'],
      contentEncoding: request.headers['content-encoding'],
      rawHeaders: request.raw.rawHeaders,
      body: request.rawBody ?? new Uint8Array(),
    });
    const publisher = { caller, correlationId: currentContext()?.correlationId ?? randomUUID() };
    const [first] = events;
    if (mode === 'single' && first) {
      void reply.status(ACCEPTED);
      return this.handler.publish(first, publisher);
    }
    const outcomes = await this.handler.publishBatch(events, publisher);
    void reply.status(outcomes.some(isRefusal) ? MULTI_STATUS : ACCEPTED);
    const retryAfter = outcomes.filter(isRefusal).find(hasRetryAfter)?.retryAfterSeconds;
    if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
    return { results: outcomes.map((outcome, index) => memberOf(outcome, index, events[index])) };
  }
}

function memberOf(
  outcome: PublishOutcome,
  index: number,
  received: ReceivedWalletEvent | undefined,
): BatchMemberResponse {
  if (!isRefusal(outcome)) return { index, status: ACCEPTED, ...outcome };
  const problem = problemOf(outcome);
  return { index, ...nameOf(received?.input), status: problem.status, problem };
}

function nameOf(input: unknown): { id?: string; source?: string } {
  if (typeof input !== 'object' || input === null) return {};
  const { id, source } = input as Record<string, unknown>;
  return {
    ...(isReadable(id) && { id }),
    ...(isReadable(source) && { source }),
  };
}

function isReadable(attribute: unknown): attribute is string {
  return typeof attribute === 'string' && attribute.length <= MAX_ATTRIBUTE_LENGTH;
}

function isRefusal(outcome: PublishOutcome): outcome is CaselineError {
  return outcome instanceof CaselineError;
}

function hasRetryAfter({ retryAfterSeconds }: CaselineError): boolean {
  return retryAfterSeconds !== undefined;
}

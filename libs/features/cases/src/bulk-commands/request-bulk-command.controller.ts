import { Body, Controller, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type CommandCause, CurrentCause, IdempotencyKey } from '#platform/http';
import { BulkCommandRoute } from './bulk-command-route.decorator.js';
import { type BulkCommandTakenResponse } from './bulk-command.response.js';
import { BulkRequests, keyRequired } from './bulk-requests.provider.js';
import { RequestBulkCommandRequest } from './request-bulk-command.request.js';

@Controller('v1/bulk-commands')
export class RequestBulkCommandController {
  constructor(private readonly requests: BulkRequests) {}

  @Post()
  @BulkCommandRoute({
    summary: 'Give many cases the same command',
    description:
      'Needs an `Idempotency-Key`. Which cases is decided now; each takes or refuses the command as if it had been given ' +
      'to it alone, and all that comes of it has one `causationId`.',
  })
  async request(
    @Body() { command, body, ...cases }: RequestBulkCommandRequest,
    @IdempotencyKey() key: string | undefined,
    @CurrentCause() cause: CommandCause,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkCommandTakenResponse> {
    if (key === undefined) throw keyRequired();
    const taken = await this.requests.take(command, body, cases, cause);
    void reply.header('location', `/v1/bulk-commands/${taken.bulkCommandId}`);
    return taken;
  }
}

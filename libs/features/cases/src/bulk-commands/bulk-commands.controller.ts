import { Controller, Get, Query } from '@nestjs/common';
import {
  Documented,
  EventStream,
  Roles,
  type ServerSentEvent,
  ServerSentEvents,
} from '#platform/http';
import { BulkCommandId } from './bulk-command-id.decorator.js';
import { progressOf } from './bulk-command-view.js';
import { BulkCommandStreamRequest } from './bulk-command.request.js';
import { BulkCommandProgressResponse, BulkCommandResponse } from './bulk-command.response.js';
import { BulkCommandViews } from './bulk-commands.query.js';

@Controller('v1/bulk-commands/:bulkCommandId')
@Roles('supervisor', 'auditor')
export class BulkCommandsController {
  constructor(private readonly views: BulkCommandViews) {}

  @Get()
  @Documented({
    summary: 'Look at a bulk command or follow it',
    description:
      'How far it has come and who refused it; with `Accept: text/event-stream` how far it has come whenever that changes, ' +
      'until it is finished.',
    answers: { 200: { description: 'The bulk command.', body: BulkCommandResponse } },
    streams: BulkCommandProgressResponse,
    refusals: {
      404: ['bulk-command-not-found'],
      503: ['read-side-behind', 'event-store-unavailable'],
    },
  })
  async get(
    @BulkCommandId() bulkCommandId: string,
    @Query() _request: BulkCommandStreamRequest,
    @EventStream() stream: ServerSentEvents | undefined,
  ): Promise<BulkCommandResponse | undefined> {
    const view = await this.views.get(bulkCommandId);
    if (!stream) return view;
    // What a client cannot have seen, it has not seen: it gets where the command stands.
    const seen = Number(stream.lastEventId ?? -1);
    const after = Number.isInteger(seen) && seen <= view.revision ? seen : -1;
    await stream.send((signal) => this.#progress(bulkCommandId, after, signal));
    return undefined;
  }

  async *#progress(
    bulkCommandId: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    for await (const view of this.views.follow(bulkCommandId, after, signal)) {
      yield { id: String(view.revision), data: progressOf(view) };
    }
  }
}

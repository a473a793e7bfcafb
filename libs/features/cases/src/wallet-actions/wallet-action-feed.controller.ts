import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  Documented,
  EventStream,
  Roles,
  type ServerSentEvent,
  ServerSentEvents,
} from '#platform/http';
import { CaselineError } from '#platform/kernel';
import {
  RequestedWalletActionResponse,
  WalletActionFeedResponse,
} from './requested-wallet-action.response.js';
import { PLACE, WalletActionFeedRequest } from './wallet-action-feed.request.js';
import { WALLET_ACTIONS_OUT, type WalletActionsOut } from './wallet-actions-out.js';

/** Oldest first, as JSON or live as server-sent events. */
@Controller('v1/wallet-actions')
@Roles('service')
export class WalletActionFeedController {
  constructor(@Inject(WALLET_ACTIONS_OUT) private readonly out: WalletActionsOut) {}

  @Get()
  @Documented({
    summary: 'Read or follow what the wallet is to do',
    description:
      'What was neither answered nor has timed out, oldest first: as JSON, or with `Accept: text/event-stream` all of it and ' +
      'then live what comes. Answer each by its id; what is asked again comes again under the id that it had. Begin ' +
      'without `after` now and then, and always when the log was restored from a back-up.',
    answers: { 200: { description: 'Actions to do.', body: WalletActionFeedResponse } },
    streams: RequestedWalletActionResponse,
    refusals: { 400: ['invalid-last-event-id'] },
  })
  async get(
    @Query() { limit, after }: WalletActionFeedRequest,
    @EventStream() stream: ServerSentEvents | undefined,
  ): Promise<WalletActionFeedResponse | undefined> {
    if (!stream) return { data: await this.out.openAfter(after, limit) };
    const resumeAfter = placeOf(stream.lastEventId) ?? after;
    await stream.send((signal) => this.#events(resumeAfter, signal));
    return undefined;
  }

  async *#events(after: string | undefined, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
    for await (const action of this.out.follow(after, signal)) {
      yield { id: action.place, data: action };
    }
  }
}

function placeOf(lastEventId: string | undefined): string | undefined {
  if (lastEventId === undefined || PLACE.test(lastEventId)) return lastEventId;
  throw new CaselineError(
    'malformed',
    'invalid-last-event-id',
    'Last-Event-ID is the place of the last action that you got.',
  );
}

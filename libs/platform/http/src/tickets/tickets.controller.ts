import { Body, Controller, Post, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Caller } from '../access/caller.js';
import { CurrentCaller } from '../access/current-caller.decorator.js';
import { Roles } from '../access/roles.decorator.js';
import { Documented } from '../route-contract/documented.decorator.js';
import { TicketRequest } from './ticket.request.js';
import { TicketResponse } from './ticket.response.js';
import { TICKET_LIFETIME_SECONDS, Tickets } from './tickets.provider.js';

@Controller('v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: Tickets) {}

  @Post()
  @Roles('agent', 'supervisor', 'auditor')
  @Documented({
    summary: 'Get a ticket for a live stream',
    description:
      'For a browser’s `EventSource`, which cannot send a token: a ticket opens one path once, within 30 s, in the name of ' +
      'whoever got it. When the stream breaks, get another one and go on with `lastEventId`.',
    answers: { 201: { description: 'The ticket.', body: TicketResponse } },
  })
  async issue(
    @Body() { path }: TicketRequest,
    @CurrentCaller() caller: Caller,
    @Req() { tokenExpiresAt = new Date(0) }: FastifyRequest,
  ): Promise<TicketResponse> {
    const ticket = await this.tickets.issue({ caller, path, tokenExpiresAt });
    return {
      ticket,
      url: `${path}?ticket=${ticket}`,
      expiresInSeconds: TICKET_LIFETIME_SECONDS,
    };
  }
}

import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Cursor, Documented, type Page, PageRequest, pageOf, Roles } from '#platform/http';
import { ParkedEvents } from './parked-events.adapter.js';
import { RetryParkedEventsRequest } from './parked-events.request.js';
import {
  ParkedEventPageResponse,
  type ParkedEventResponse,
  presentParkedEvent,
  RetryRequestedResponse,
} from './parked-events.response.js';

@Controller('v1/parked-events')
export class ParkedEventsController {
  constructor(private readonly parked: ParkedEvents) {}

  @Get()
  @Roles('supervisor', 'auditor')
  @Documented({
    summary: 'List parked events',
    description:
      'What a policy or a projector could not digest, in the order in which it was parked.',
    answers: { 200: { description: 'A page of them.', body: ParkedEventPageResponse } },
  })
  async list(@Query() { limit, cursor }: PageRequest): Promise<Page<ParkedEventResponse>> {
    const after = cursor === undefined ? undefined : Cursor.decode(cursor, isOrder);
    const rows = await this.parked.list(after, limit + 1);
    return pageOf(rows, limit, (last) => Cursor.encode(last.parked_order), presentParkedEvent);
  }

  /** The process that runs the subscription tries again; the list tells what came of it. */
  @Post('retry')
  @HttpCode(202)
  @Roles('supervisor')
  @Documented({
    summary: 'Try parked events again',
    bodyOptional: true,
    answers: {
      202: {
        description: 'They will be tried; the list tells what came of it.',
        body: RetryRequestedResponse,
      },
    },
  })
  async retry(@Body() which?: RetryParkedEventsRequest): Promise<RetryRequestedResponse> {
    return { requested: await this.parked.requestRetry(which ?? {}) };
  }
}

function isOrder(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{1,18}$/.test(value);
}

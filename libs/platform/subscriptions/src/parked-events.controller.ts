import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Cursor, type Page, PageRequest, pageOf, Roles } from '#platform/http';
import { ParkedEvents } from './parked-events.adapter.js';
import { RetryParkedEventsRequest } from './parked-events.request.js';
import { type ParkedEventResponse, presentParkedEvent } from './parked-events.response.js';

@Controller('v1/parked-events')
export class ParkedEventsController {
  constructor(private readonly parked: ParkedEvents) {}

  @Get()
  @Roles('supervisor', 'auditor')
  async list(@Query() { limit, cursor }: PageRequest): Promise<Page<ParkedEventResponse>> {
    const after = cursor === undefined ? undefined : Cursor.decode(cursor, isOrder);
    const rows = await this.parked.list(after, limit + 1);
    return pageOf(rows, limit, (last) => Cursor.encode(last.parked_order), presentParkedEvent);
  }

  /** The process that runs the subscription tries again; the list tells what came of it. */
  @Post('retry')
  @HttpCode(202)
  @Roles('supervisor')
  async retry(@Body() which?: RetryParkedEventsRequest): Promise<{ readonly requested: number }> {
    return { requested: await this.parked.requestRetry(which ?? {}) };
  }
}

function isOrder(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{1,18}$/.test(value);
}

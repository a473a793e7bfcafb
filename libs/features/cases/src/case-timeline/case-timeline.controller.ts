import { Controller, Get, Query } from '@nestjs/common';
import {
  Cursor,
  Documented,
  EventStream,
  type Page,
  pageOf,
  Roles,
  type ServerSentEvent,
  ServerSentEvents,
} from '#platform/http';
import { CaselineError } from '#platform/kernel';
import { CaseId } from '../case/case-id.decorator.js';
import { type TimelineEntry } from './case-timeline.js';
import { CaseTimelinePageResponse } from './case-timeline-page.response.js';
import { CaseTimelines } from './case-timeline.query.js';
import { CaseTimelineRequest } from './case-timeline.request.js';
import { TimelineEntryResponse } from './timeline-entry.response.js';

/** Oldest first, as pages of JSON or live as server-sent events. */
@Controller('v1/cases/:caseId/timeline')
@Roles('agent', 'supervisor', 'auditor')
export class CaseTimelineController {
  constructor(private readonly timelines: CaseTimelines) {}

  @Get()
  @Documented({
    summary: 'Read or follow a timeline',
    description:
      'Oldest first: a page of JSON, or with `Accept: text/event-stream` everything and then live what comes. A stream ' +
      'that broke is resumed by `Last-Event-ID` without a gap or a repeat.',
    answers: { 200: { description: 'Entries of the case.', body: CaseTimelinePageResponse } },
    streams: TimelineEntryResponse,
    refusals: {
      400: ['invalid-last-event-id'],
      404: ['case-not-found'],
      503: ['read-side-behind', 'event-store-unavailable'],
    },
  })
  async get(
    @CaseId() caseId: string,
    @Query() { limit, cursor, minRevision }: CaseTimelineRequest,
    @EventStream() stream: ServerSentEvents | undefined,
  ): Promise<Page<TimelineEntry> | undefined> {
    const after = cursor === undefined ? 0 : Cursor.decode(cursor, isEntry);
    const resumeAfter = stream?.lastEventId === undefined ? after : entryOf(stream.lastEventId);
    await this.timelines.reach(caseId, minRevision);
    if (stream) {
      await stream.send((signal) => this.#events(caseId, resumeAfter, signal));
      return undefined;
    }
    const entries = await this.timelines.entriesAfter(caseId, after, limit + 1);
    return pageOf(
      entries,
      limit,
      ({ entry }) => Cursor.encode(entry),
      (entry) => entry,
    );
  }

  async *#events(
    caseId: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    for await (const entry of this.timelines.follow(caseId, after, signal)) {
      yield { id: String(entry.entry), data: entry };
    }
  }
}

function isEntry(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
}

function entryOf(lastEventId: string): number {
  const entry = Number(lastEventId);
  if (/^[0-9]{1,10}$/.test(lastEventId) && isEntry(entry)) return entry;
  throw new CaselineError(
    'malformed',
    'invalid-last-event-id',
    'Last-Event-ID is the number of the last entry that you got, such as 7.',
  );
}

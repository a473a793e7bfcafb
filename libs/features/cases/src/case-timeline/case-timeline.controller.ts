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
import { type PlacedEntry } from './case-timeline.js';
import { CaseTimelinePageResponse } from './case-timeline-page.response.js';
import { CaseTimelines } from './case-timeline.query.js';
import { CaseTimelineRequest } from './case-timeline.request.js';
import { MergedTimelines } from './merged-timelines.query.js';
import { TimelineEntryResponse } from './timeline-entry.response.js';
import {
  BEGINNING,
  isEntryNumber,
  isTimelinePlace,
  placeAfter,
  type TimelinePlace,
} from './timeline-place.js';

/** Oldest first, as pages of JSON or live as server-sent events. */
@Controller('v1/cases/:caseId/timeline')
@Roles('agent', 'supervisor', 'auditor')
export class CaseTimelineController {
  constructor(
    private readonly timelines: CaseTimelines,
    private readonly merged: MergedTimelines,
  ) {}

  @Get()
  @Documented({
    summary: 'Read or follow a timeline',
    description:
      'Oldest first: a page of JSON, or with `Accept: text/event-stream` everything and then live what comes. A stream ' +
      'that broke is resumed by `Last-Event-ID` without a gap or a repeat. With `includeMerged` the entries of the cases ' +
      'that were merged into this one are there too, each with its `caseId`.',
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
    @Query() { limit, cursor, minRevision, includeMerged }: CaseTimelineRequest,
    @EventStream() stream: ServerSentEvents | undefined,
  ): Promise<Page<PlacedEntry> | undefined> {
    const after = cursor === undefined ? BEGINNING : Cursor.decode(cursor, isTimelinePlace);
    const lastEventId = stream?.lastEventId;
    const resumeAfter = lastEventId === undefined ? after : placeOf(lastEventId, caseId);
    await this.timelines.reach(caseId, minRevision);
    if (stream) {
      await stream.send((signal) =>
        includeMerged
          ? this.#together(caseId, resumeAfter, signal)
          : this.#alone(caseId, resumeAfter[caseId] ?? 0, signal),
      );
      return undefined;
    }
    const entries = includeMerged
      ? await this.merged.entriesAfter(caseId, after, limit + 1)
      : await this.timelines.entriesAfter(caseId, after[caseId] ?? 0, limit + 1);
    const end = entries.slice(0, limit).reduce(placeAfter, after);
    return pageOf(
      entries,
      limit,
      () => Cursor.encode(end),
      (entry) => entry,
    );
  }

  async *#alone(
    caseId: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    for await (const entry of this.timelines.follow(caseId, after, signal)) {
      yield { id: String(entry.entry), data: entry };
    }
  }

  async *#together(
    caseId: string,
    after: TimelinePlace,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    for await (const { entry, place } of this.merged.follow(caseId, after, signal)) {
      yield { id: Cursor.encode(place), data: entry };
    }
  }
}

/** The number of an entry, or with merged cases a place in all of their timelines. */
function placeOf(lastEventId: string, caseId: string): TimelinePlace {
  if (/^[0-9]{1,10}$/.test(lastEventId)) {
    const entry = Number(lastEventId);
    if (isEntryNumber(entry)) return { [caseId]: entry };
  }
  try {
    return Cursor.decode(lastEventId, isTimelinePlace);
  } catch {
    throw new CaselineError(
      'malformed',
      'invalid-last-event-id',
      'Last-Event-ID is the id of the last entry that you got, such as 7.',
    );
  }
}

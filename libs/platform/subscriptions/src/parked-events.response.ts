import { IsBoolean, IsInt, IsString, Min } from 'class-validator';
import { PageResponse } from '#platform/http';
import {
  Annotate,
  contractOf,
  Describe,
  HoldsEach,
  OrNull,
  PublishedAs,
} from '#platform/json-schema';
import { type ParkedEvent } from './parked-events.adapter.js';

/** Only where it stands in the log, nothing of what is in it. */
@PublishedAs<ParkedEventResponse>({
  direction: 'out',
  description: 'An event that a subscription could not digest.',
  example: {
    subscription: 'case-timeline',
    partition: 'case-3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    streamName: 'case-3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    revision: 3,
    eventId: '7c2f1d0a-52b4-5a7e-9b1e-6f4f0c3f9a55',
    eventType: 'CaseAssigned',
    parkedAt: '2026-03-01T08:12:10.000Z',
    attempts: 1,
    reason: 'TypeError: The timeline has no words for a type.',
    retryRequested: false,
  },
})
export class ParkedEventResponse {
  @IsString()
  readonly subscription!: string;

  @Describe('What waits behind it: events of this partition only.')
  @IsString()
  readonly partition!: string;

  @IsString()
  readonly streamName!: string;

  @IsInt()
  @Min(0)
  readonly revision!: number;

  @IsString()
  readonly eventId!: string;

  @IsString()
  readonly eventType!: string;

  @Annotate({ keywords: { format: 'date-time' } })
  @IsString()
  readonly parkedAt!: string;

  @IsInt()
  @Min(0)
  readonly attempts!: number;

  @Describe('Null for an event that only waits behind an earlier one of its partition.')
  @OrNull()
  @IsString()
  readonly reason!: string | null;

  @IsBoolean()
  readonly retryRequested!: boolean;
}

@PublishedAs<ParkedEventPageResponse>({
  direction: 'out',
  example: {
    data: [contractOf(ParkedEventResponse).example as ParkedEventResponse],
    nextCursor: null,
  },
})
export class ParkedEventPageResponse extends PageResponse {
  @HoldsEach(() => ParkedEventResponse)
  readonly data!: readonly ParkedEventResponse[];
}

@PublishedAs<RetryRequestedResponse>({ direction: 'out', example: { requested: 1 } })
export class RetryRequestedResponse {
  @Describe('How many events are tried again.')
  @IsInt()
  @Min(0)
  readonly requested!: number;
}

export function presentParkedEvent(row: ParkedEvent): ParkedEventResponse {
  return {
    subscription: row.subscription,
    partition: row.partition,
    streamName: row.stream_name,
    revision: row.revision,
    eventId: row.event_id,
    eventType: row.event_type,
    parkedAt: row.parked_at.toISOString(),
    attempts: row.attempts,
    reason: row.reason,
    retryRequested: row.retry_requested,
  };
}

import { IsString, Length, Matches } from 'class-validator';
import { Describe, MayBeLeftOut } from '#platform/json-schema';

/** Of a live stream of progress. */
export class BulkCommandStreamRequest {
  @Describe('Of a live stream: instead of a token, from `POST /v1/tickets`.')
  @MayBeLeftOut()
  @Length(1, 64)
  @IsString()
  ticket?: string;

  @Describe('Of a live stream: as the header Last-Event-ID, which a new `EventSource` cannot send.')
  @MayBeLeftOut()
  @Matches(/^[0-9]{1,10}$/)
  @IsString()
  lastEventId?: string;
}

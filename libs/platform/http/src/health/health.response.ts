import { Equals, IsObject } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';

@PublishedAs<LiveResponse>({ direction: 'out', example: { status: 'live' } })
export class LiveResponse {
  @Equals('live')
  readonly status!: 'live';
}

@PublishedAs<ReadyResponse>({
  direction: 'out',
  example: { status: 'ready', checks: { database: 'ready', 'event-log': 'ready' } },
})
export class ReadyResponse {
  @Equals('ready')
  readonly status!: 'ready';

  @Describe('Each part by its name.')
  @IsObject()
  readonly checks!: Readonly<Record<string, string>>;
}

import { IsInt, IsString, Min } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';

const ticket = 'yZ0m0q8yq1u1y4V2m7p0cQk3nJrXc1o2bT9eWf5sLhA';

@PublishedAs<TicketResponse>({
  direction: 'out',
  example: {
    ticket,
    url: `/v1/cases/3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b/timeline?ticket=${ticket}`,
    expiresInSeconds: 30,
  },
})
export class TicketResponse {
  @IsString()
  readonly ticket!: string;

  @Describe('What to open with EventSource.')
  @IsString()
  readonly url!: string;

  @IsInt()
  @Min(1)
  readonly expiresInSeconds!: number;
}

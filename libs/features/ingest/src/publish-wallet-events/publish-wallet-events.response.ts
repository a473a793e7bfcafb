import { IsInt, IsString, Max, Min } from 'class-validator';
import { type ProblemDetails, problemContract } from '#platform/http';
import {
  type Contract,
  contractOf,
  Describe,
  HoldsContract,
  HoldsEach,
  MayBeLeftOut,
  PublishedAs,
} from '#platform/json-schema';

@PublishedAs<PublishedWalletEventResponse>({
  direction: 'out',
  description: 'It is on disk. The same for every repeat of the event.',
  example: {
    id: 'event-0001',
    source: '/wallet/payments',
    eventId: 'b6a0a6f4-0f5c-8c46-9d7e-2d8b7a0f3c11',
  },
})
export class PublishedWalletEventResponse {
  @IsString()
  readonly id!: string;

  @IsString()
  readonly source!: string;

  @Describe('The event’s id in the log.')
  @IsString()
  readonly eventId!: string;
}

@PublishedAs<BatchMemberResponse>({
  direction: 'out',
  description: 'What became of one event of a batch: an `eventId`, or a `problem`.',
  example: {
    index: 0,
    id: 'event-0002',
    source: '/wallet/payments',
    status: 202,
    eventId: 'b6a0a6f4-0f5c-8c46-9d7e-2d8b7a0f3c11',
  },
})
export class BatchMemberResponse {
  @Describe('Its place in the batch, from 0.')
  @IsInt()
  @Min(0)
  readonly index!: number;

  @Describe('As far as the event has one that can be read.')
  @MayBeLeftOut()
  @IsString()
  readonly id?: string;

  @Describe('As far as the event has one that can be read.')
  @MayBeLeftOut()
  @IsString()
  readonly source?: string;

  @Describe('What the event would have been answered alone.')
  @IsInt()
  @Min(200)
  @Max(599)
  readonly status!: number;

  @MayBeLeftOut()
  @IsString()
  readonly eventId?: string;

  @MayBeLeftOut()
  @HoldsContract(problemContract)
  readonly problem?: ProblemDetails;
}

@PublishedAs<PublishedBatchResponse>({
  direction: 'out',
  example: { results: [contractOf(BatchMemberResponse).example as BatchMemberResponse] },
})
export class PublishedBatchResponse {
  @Describe('One for each event of the batch, in its order.')
  @HoldsEach(() => BatchMemberResponse)
  readonly results!: readonly BatchMemberResponse[];
}

/** A batch is answered with a list, a single event with its own answer. */
export const publishedContract: Contract = {
  name: 'PublishedResponse',
  direction: 'out',
  example: contractOf(PublishedWalletEventResponse).example,
  build: (schemas) => ({
    anyOf: [PublishedWalletEventResponse, PublishedBatchResponse].map((response) =>
      schemas.refTo(contractOf(response)),
    ),
  }),
};

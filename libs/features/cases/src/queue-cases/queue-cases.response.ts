import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { PageResponse } from '#platform/http';
import { contractOf, Describe, Holds, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type ContactChannel, contactChannels } from '../case/case-events.js';
import { CaseOverviewResponse } from '../case/case-overview.response.js';
import { LocalTextResponse } from '../case/case-step.response.js';
import { COUNTED, type QueueState, type WaitingCase } from './queue-cases.query.js';

const queue = {
  name: 'money-movement',
  title: { en: 'Top-ups and withdrawals', 'zh-CN': '充值与提现' },
  skills: ['money-movement'],
  contactBy: [],
  waiting: 12,
  oldestWaitsSeconds: 340,
} as const;

@PublishedAs<QueueResponse>({
  direction: 'out',
  description: 'A queue, and what waits in it for an agent.',
  example: queue,
})
export class QueueResponse implements QueueState {
  @IsString()
  name!: string;

  @Holds(() => LocalTextResponse)
  title!: LocalTextResponse;

  @Describe('An agent needs all of them to claim from it.')
  @IsString({ each: true })
  skills!: readonly string[];

  @Describe('By what customers are best reached about its cases, the best first.')
  @IsIn(contactChannels, { each: true })
  contactBy!: readonly ContactChannel[];

  @Describe(`How many cases; ${COUNTED} for so many or more.`)
  @IsInt()
  @Min(0)
  @Max(COUNTED)
  waiting!: number;

  @Describe('Age of the oldest of them; null where nothing waits.')
  @OrNull()
  @IsInt()
  @Min(0)
  oldestWaitsSeconds!: number | null;
}

@PublishedAs<QueueListResponse>({
  direction: 'out',
  description: 'All queues, in the order in which they are asked who takes a case.',
  example: { data: [queue] },
})
export class QueueListResponse {
  @HoldsEach(() => QueueResponse)
  data!: readonly QueueResponse[];
}

const waitingCase = {
  waitsSeconds: 340,
  case: contractOf(CaseOverviewResponse).example as CaseOverviewResponse,
};

@PublishedAs<WaitingCaseResponse>({ direction: 'out', example: waitingCase })
export class WaitingCaseResponse implements WaitingCase {
  @Describe('Since it was opened.')
  @IsInt()
  @Min(0)
  waitsSeconds!: number;

  @Holds(() => CaseOverviewResponse)
  case!: CaseOverviewResponse;
}

@PublishedAs<WaitingCasePageResponse>({
  direction: 'out',
  description: 'Cases that wait in a queue, in the order in which they are claimed.',
  example: { data: [waitingCase], nextCursor: null },
})
export class WaitingCasePageResponse extends PageResponse {
  @HoldsEach(() => WaitingCaseResponse)
  data!: readonly WaitingCaseResponse[];
}

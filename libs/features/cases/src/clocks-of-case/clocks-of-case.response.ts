import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type Clock } from '../case-clock/case-clocks.js';
import { type PromiseName, promiseNames } from '../playbooks/clock-target.js';
import { type ClocksOfCase, type ClockStanding } from './clocks-of-case.js';

const example: ClockStanding = {
  clock: 'resolution',
  round: 1,
  state: 'running',
  startedAt: '2026-03-01T08:12:00.000Z',
  dueAt: '2026-03-04T16:00:00.000Z',
  pausedSince: null,
  verdict: null,
  stoppedAt: null,
};

@PublishedAs<ClockResponse>({
  direction: 'out',
  description: 'A promise to the customer, and until when it is to be kept.',
  example,
})
export class ClockResponse implements ClockStanding {
  @IsIn(promiseNames)
  clock!: PromiseName;

  @Describe('Counts from 1; each update to the customer begins the next round of `next-update`.')
  @IsInt()
  @Min(1)
  round!: number;

  @IsIn(['running', 'paused', 'stopped'] satisfies Clock['state'][])
  state!: Clock['state'];

  @IsTimestamp()
  startedAt!: string;

  @Describe('Null while it is paused: it depends on when the clock goes on.')
  @OrNull()
  @IsTimestamp()
  dueAt!: string | null;

  @OrNull()
  @IsTimestamp()
  pausedSince!: string | null;

  @Describe('Null while it is open, or when nobody waits for it any more.')
  @OrNull()
  @IsIn(['met', 'breached'])
  verdict!: Clock['verdict'];

  @OrNull()
  @IsTimestamp()
  stoppedAt!: string | null;
}

@PublishedAs<ClocksOfCaseResponse>({
  direction: 'out',
  description:
    'The clocks of a case. One that came as history has none until it is reopened, or trouble is reported live in it.',
  example: { caseId: '0'.repeat(32), clocks: [example], closesAt: null },
})
export class ClocksOfCaseResponse implements ClocksOfCase {
  @IsString()
  caseId!: string;

  @HoldsEach(() => ClockResponse)
  clocks!: readonly ClockResponse[];

  @Describe('When the case, which is resolved, is closed, if nothing happens until then.')
  @OrNull()
  @IsTimestamp()
  closesAt!: string | null;
}

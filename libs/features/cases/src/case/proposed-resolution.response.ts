import { IsIn, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, OrNull, PublishedAs } from '#platform/json-schema';
import { type CaseOverview } from './case-overview.js';

@PublishedAs<ProposedResolutionResponse>({
  direction: 'out',
  description:
    'The case can be resolved: its goal is met, or an agent proposed how to the customer.',
  example: {
    by: 'goal',
    goal: ['wallet.WithdrawalCompleted.v1'],
    goalMetAt: '2026-03-01T09:30:00.000Z',
    resolution: null,
    proposedAt: '2026-03-01T09:30:02.480Z',
  },
})
export class ProposedResolutionResponse implements NonNullable<CaseOverview['proposedResolution']> {
  @Describe('`hand`: an agent proposed it, whether or not the goal is met.')
  @IsIn(['goal', 'hand'])
  by!: 'goal' | 'hand';

  @Describe('The types of the wallet events that met the goal; empty where it is not met.')
  @IsString({ each: true })
  goal!: readonly string[];

  @OrNull()
  @IsTimestamp()
  goalMetAt!: string | null;

  @PersonalData()
  @Describe('What an agent proposed.')
  @OrNull()
  @IsString()
  resolution!: string | null;

  @IsTimestamp()
  proposedAt!: string;
}

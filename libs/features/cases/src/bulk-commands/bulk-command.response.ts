import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, HoldsEach, MayBeLeftOut, OrNull, PublishedAs } from '#platform/json-schema';
import { bulkCommandNames } from '../bulk-forms.js';
import {
  type BulkCommandProgress,
  type BulkCommandView,
  bulkStates,
  type BulkState,
  type RefusedCases,
} from './bulk-command-view.js';

const bulkCommandId = '7d4c2f8e1a6b5d4c3f2a1b3f0c8a5e9b';
const refused = {
  code: 'case-closed',
  rule: 'A closed case sends no replies.',
  remedy: 'Reopen it first.',
  caseIds: ['8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f'],
};
const progress = {
  bulkCommandId,
  state: 'running',
  total: 5000,
  done: 1249,
  refused: 1,
  updatedAt: '2026-03-01T09:00:02.000Z',
  revision: 6,
} as const;

@PublishedAs<RefusedCasesResponse>({ direction: 'out', example: refused })
export class RefusedCasesResponse implements RefusedCases {
  @IsString()
  code!: string;

  @Describe('Which rule forbids it.')
  @MayBeLeftOut()
  @IsString()
  rule?: string;

  @Describe('What would satisfy the rule.')
  @MayBeLeftOut()
  @IsString()
  remedy?: string;

  @Describe('The cases that refused for this reason.')
  @IsString({ each: true })
  caseIds!: readonly string[];
}

@PublishedAs<BulkCommandProgressResponse>({
  direction: 'out',
  description: 'How far a bulk command has come.',
  example: progress,
})
export class BulkCommandProgressResponse implements BulkCommandProgress {
  @IsString()
  bulkCommandId!: string;

  @IsIn(bulkStates)
  state!: BulkState;

  @Describe('So many cases it is for.')
  @IsInt()
  @Min(1)
  total!: number;

  @Describe('So many took it.')
  @IsInt()
  @Min(0)
  done!: number;

  @Describe('So many refused it.')
  @IsInt()
  @Min(0)
  refused!: number;

  @IsTimestamp()
  updatedAt!: string;

  @IsInt()
  @Min(0)
  revision!: number;
}

@PublishedAs<BulkCommandResponse>({
  direction: 'out',
  description: 'A command for many cases, how far it has come, and who refused it.',
  example: {
    ...progress,
    command: 'send-reply',
    causationId: '0190c1f4-6f1a-7c3e-9b0e-2f4d8a5b6c7d',
    requestedBy: 'supervisor-lin',
    requestedAt: '2026-03-01T09:00:00.000Z',
    finishedAt: null,
    refusals: [refused],
  },
})
export class BulkCommandResponse extends BulkCommandProgressResponse implements BulkCommandView {
  @IsIn(bulkCommandNames)
  command!: string;

  @Describe('Of every event that it caused.')
  @IsString()
  causationId!: string;

  @IsString()
  requestedBy!: string;

  @IsTimestamp()
  requestedAt!: string;

  @OrNull()
  @IsTimestamp()
  finishedAt!: string | null;

  @HoldsEach(() => RefusedCasesResponse)
  refusals!: readonly RefusedCasesResponse[];
}

@PublishedAs<BulkCommandTakenResponse>({
  direction: 'out',
  example: { bulkCommandId, total: 5000 },
})
export class BulkCommandTakenResponse {
  @IsString()
  bulkCommandId!: string;

  @IsInt()
  @Min(1)
  total!: number;
}

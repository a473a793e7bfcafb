import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { MergeCase } from './merge-case.js';
import { MergeCaseRequest } from './merge-case.request.js';

@Controller('v1/cases/:caseId/merge')
export class MergeCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Merge a case into another one',
    description:
      'Of the same customer. Nothing is copied: the case keeps its timeline, and what is reported of its situation from ' +
      'now on goes to the other one.',
    refusals: {
      404: ['case-not-found'],
      409: ['same-case', 'other-customer', 'target-merged', 'case-over'],
      412: ['case-changed'],
      422: ['unknown-case'],
    },
  })
  async merge(
    @CaseId() caseId: string,
    @Body() { into }: MergeCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    return this.commands.execute(new MergeCase({ caseId, cause, expectedRevision }, into));
  }
}

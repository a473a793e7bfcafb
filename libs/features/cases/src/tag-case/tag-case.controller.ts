import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { TagCase } from './tag-case.js';
import { TagCaseRequest } from './tag-case.request.js';

@Controller('v1/cases/:caseId/tags')
export class TagCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Tag a case',
    description:
      'In every state but cancelled and merged: patterns are often seen when a case is over.',
    refusals: {
      404: ['case-not-found'],
      409: ['case-cancelled', 'case-merged', 'tags-unchanged', 'too-many-tags'],
    },
  })
  async tag(
    @CaseId() caseId: string,
    @Body() request: TagCaseRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(new TagCase(about, request));
  }
}

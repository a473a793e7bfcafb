import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnmergeCase } from './unmerge-case.js';
import { UnmergeCaseRequest } from './unmerge-case.request.js';

@Controller('v1/cases/:caseId/unmerge')
export class UnmergeCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Undo a merge',
    description:
      'The case is again what it was. What was reported of its situation meanwhile is attached to it, and stays in the ' +
      'history of the other case, too.',
    refusals: { 404: ['case-not-found'], 409: ['not-merged'], 412: ['case-changed'] },
  })
  async unmerge(
    @CaseId() caseId: string,
    @Body() { from }: UnmergeCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    return this.commands.execute(new UnmergeCase({ caseId, cause, expectedRevision }, from));
  }
}

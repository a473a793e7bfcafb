import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnlinkCases } from './unlink-cases.js';
import { UnlinkCasesRequest } from './unlink-cases.request.js';

@Controller('v1/cases/:caseId/links/remove')
export class UnlinkCasesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Remove a link to another case',
    description: 'In both cases. A link that is not there is not removed twice.',
    refusals: { 404: ['case-not-found'] },
  })
  async unlink(
    @CaseId() caseId: string,
    @Body() { to, relation }: UnlinkCasesRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    return this.commands.execute(new UnlinkCases({ caseId, cause }, { caseId: to, relation }));
  }
}

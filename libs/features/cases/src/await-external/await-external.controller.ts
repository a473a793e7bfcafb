import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { AwaitExternal } from './await-external.js';
import { AwaitExternalRequest } from './await-external.request.js';

@Controller('v1/cases/:caseId/await-external')
export class AwaitExternalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Wait for a third party',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'awaited-already'],
      412: ['case-changed'],
    },
  })
  async await(
    @CaseId() caseId: string,
    @Body() request: AwaitExternalRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new AwaitExternal(about, request));
  }
}

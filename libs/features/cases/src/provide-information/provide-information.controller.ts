import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ProvideInformation } from './provide-information.js';
import { ProvideInformationRequest } from './provide-information.request.js';

@Controller('v1/cases/:caseId/provide-information')
export class ProvideInformationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Record what the customer answered',
    description: 'It answers everything that was asked.',
    bodyOptional: true,
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'nothing-requested'],
      412: ['case-changed'],
    },
  })
  async provide(
    @CaseId() caseId: string,
    @Body() request: ProvideInformationRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ProvideInformation(about, request.information));
  }
}

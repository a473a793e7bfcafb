import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ChangePlaybook } from './change-playbook.js';
import { ChangePlaybookRequest } from './change-playbook.request.js';

@Controller('v1/cases/:caseId/playbook')
export class ChangePlaybookController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Move a case to a newer version of its playbook',
    description:
      'Steps of the same id keep their state. What the wallet events amount to is judged by the new version.',
    roles: ['supervisor'],
    refusals: {
      404: ['case-not-found', 'playbook-not-found'],
      409: [...NOT_WORKED_ON, 'playbook-not-newer'],
      412: ['case-changed'],
    },
  })
  async change(
    @CaseId() caseId: string,
    @Body() request: ChangePlaybookRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ChangePlaybook(about, request));
  }
}

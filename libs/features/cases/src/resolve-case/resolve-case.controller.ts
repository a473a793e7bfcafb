import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ENDED } from '../case/working-states.js';
import { ResolveCase } from './resolve-case.js';
import { ResolveCaseRequest } from './resolve-case.request.js';

@Controller('v1/cases/:caseId/resolve')
export class ResolveCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Resolve a case',
    description: 'When every required step is over, or the goal is met.',
    refusals: {
      404: ['case-not-found'],
      409: [...ENDED, 'already-resolved', 'steps-undone', 'waits-for-case'],
      412: ['case-changed'],
    },
  })
  async resolve(
    @CaseId() caseId: string,
    @Body() request: ResolveCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ResolveCase(about, request.resolution));
  }
}

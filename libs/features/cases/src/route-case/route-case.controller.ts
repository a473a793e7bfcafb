import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RouteCase } from './route-case.js';
import { RouteCaseRequest } from './route-case.request.js';

@Controller('v1/cases/:caseId/route')
export class RouteCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Route a case to another queue',
    description:
      'It stays there until it is of another type or level of escalation, whatever the rules say, and is nobody’s until it is claimed there.',
    refusals: {
      404: ['case-not-found'],
      409: ['already-routed', 'case-closed'],
      412: ['case-changed'],
    },
    roles: ['supervisor'],
  })
  async route(
    @CaseId() caseId: string,
    @Body() request: RouteCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new RouteCase(about, request.queue, request.reason));
  }
}

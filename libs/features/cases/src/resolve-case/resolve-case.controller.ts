import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ResolveCase } from './resolve-case.js';
import { ResolveCaseRequest } from './resolve-case.request.js';

@Controller('v1/cases/:caseId/resolve')
export class ResolveCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute()
  async resolve(
    @Param('caseId') caseId: string,
    @Body() request: ResolveCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ResolveCase(about, request.resolution));
  }
}

import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { OpenCase } from './open-case.js';
import { OpenCaseRequest } from './open-case.request.js';

@Controller('v1/cases')
export class OpenCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Open a case by hand',
    description: 'For what no wallet event has told.',
    headers: { Location: 'Path of the case.' },
    refusals: { 409: ['situation-has-case'] },
  })
  async open(
    @Body() request: OpenCaseRequest,
    @CurrentCause() cause: CommandCause,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseOverview> {
    const overview = await this.commands.execute<OpenCase, CaseOverview>(
      new OpenCase(cause, request),
    );
    void reply.header('location', `/v1/cases/${overview.caseId}`);
    return overview;
  }
}

import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CommandRoute, CurrentCause, Documented, Roles } from '#platform/http';
import { AgentId } from '../agents/agent-id.decorator.js';
import { HandOverCases } from './hand-over-cases.js';
import { HandOverCasesRequest } from './hand-over-cases.request.js';
import { HandedOverResponse } from './hand-over-cases.response.js';

@Controller('v1/agents/:agentId/hand-over')
@Roles('supervisor')
export class HandOverCasesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @CommandRoute()
  @Documented({
    summary: 'Hand over the cases of an agent',
    description:
      'All that are assigned to them and not resolved, to another agent or back to the queues. Nobody’s capacity is looked ' +
      'at: a supervisor decides.',
    bodyOptional: true,
    answers: { 200: { description: 'Which cases.', body: HandedOverResponse } },
    refusals: { 404: ['agent-not-registered'] },
  })
  async handOver(
    @AgentId() agentId: string,
    @Body() { to }: HandOverCasesRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<HandedOverResponse> {
    const command = new HandOverCases(cause, agentId, to);
    return { caseIds: await this.commands.execute<HandOverCases, readonly string[]>(command) };
  }
}

import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CommandRoute, CurrentCause, Documented, Roles } from '#platform/http';
import { type Agent } from '../agents/agent.js';
import { AgentId } from '../agents/agent-id.decorator.js';
import { AgentProfileRequest } from '../agents/agent-profile.request.js';
import { AgentResponse } from '../agents/agent.response.js';
import { SetAgent } from './set-agent.js';

@Controller('v1/agents/:agentId')
@Roles('supervisor')
export class SetAgentController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @HttpCode(200)
  @CommandRoute()
  @Documented({
    summary: 'Register or describe an agent',
    description: 'Says all of it anew. What is the same as before changes nothing.',
    answers: { 200: { description: 'The agent as it is now.', body: AgentResponse } },
    refusals: { 404: ['agent-not-registered'], 422: ['invalid-agent'] },
  })
  set(
    @AgentId() agentId: string,
    @Body() profile: AgentProfileRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<Agent> {
    return this.commands.execute(new SetAgent(cause, agentId, profile));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { Documented, type Page, PageRequest, Roles } from '#platform/http';
import { AgentId } from '../agents/agent-id.decorator.js';
import { AgentAtWorkResponse } from '../agents/agent.response.js';
import { type AgentAtWork, AgentList } from './agent-list.query.js';
import { AgentPageResponse } from './agent-page.response.js';

@Controller('v1/agents')
@Roles('supervisor', 'auditor')
export class AgentListController {
  constructor(private readonly agents: AgentList) {}

  @Get()
  @Documented({
    summary: 'List agents',
    description: 'Who can do what, who is on shift, and what they have at hand.',
    answers: { 200: { description: 'A page of agents.', body: AgentPageResponse } },
  })
  list(@Query() request: PageRequest): Promise<Page<AgentAtWork>> {
    return this.agents.list(request);
  }

  @Get(':agentId')
  @Documented({
    summary: 'Look at an agent',
    answers: { 200: { description: 'The agent.', body: AgentAtWorkResponse } },
    refusals: { 404: ['agent-not-registered'] },
  })
  get(@AgentId() agentId: string): Promise<AgentAtWork> {
    return this.agents.get(agentId);
  }
}

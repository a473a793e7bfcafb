import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaselineError, Keyring } from '#platform/kernel';
import { type Agent, agentStream, describeAgent } from '../agents/agent.js';
import { faultsOfProfile } from '../agents/agent-faults.js';
import { agentNotRegistered } from '../agents/agent-refusals.js';
import { AGENTS, type Agents } from '../agents/agents.provider.js';
import { Queues } from '../queues/queues.js';
import { SetAgent } from './set-agent.js';

@CommandHandler(SetAgent)
export class SetAgentHandler implements ICommandHandler<SetAgent, Agent> {
  constructor(
    @Inject(AGENTS) private readonly agents: Agents,
    private readonly keyring: Keyring,
    private readonly queues: Queues,
  ) {}

  async execute({ cause, agentId, profile }: SetAgent): Promise<Agent> {
    const faults = faultsOfProfile(profile, this.queues.skills);
    if (faults.length > 0) {
      throw new CaselineError('invalid', 'invalid-agent', faults.join(' '));
    }
    const { state } = await this.agents.decide(
      agentStream(agentId, this.keyring),
      cause,
      ({ state: agent }) => describeAgent(agent, agentId, profile),
    );
    if (!state) throw agentNotRegistered();
    return state;
  }
}

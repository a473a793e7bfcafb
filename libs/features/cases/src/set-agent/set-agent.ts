import { type Cause } from '#platform/event-store';
import { type AgentProfile } from '../agents/agent.js';

/** Says all that is known of an agent; registers who is not known yet. */
export class SetAgent {
  constructor(
    readonly cause: Cause,
    readonly agentId: string,
    readonly profile: AgentProfile,
  ) {}
}

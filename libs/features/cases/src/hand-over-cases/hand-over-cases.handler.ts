import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Keyring } from '#platform/kernel';
import { agentStream } from '../agents/agent.js';
import { agentNotRegistered } from '../agents/agent-refusals.js';
import { AGENTS, type Agents } from '../agents/agents.provider.js';
import { caseStream } from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { handOverCase, HandOverCases } from './hand-over-cases.js';
import { HeldCases } from './held-cases.query.js';

/** Each case is an append of its own: broken off in the middle, the same request hands over the rest. */
@CommandHandler(HandOverCases)
export class HandOverCasesHandler implements ICommandHandler<HandOverCases, readonly string[]> {
  constructor(
    @Inject(AGENTS) private readonly agents: Agents,
    @Inject(CASES) private readonly cases: Cases,
    private readonly held: HeldCases,
    private readonly keyring: Keyring,
  ) {}

  /** The ids of the cases. */
  async execute(command: HandOverCases): Promise<readonly string[]> {
    await this.#mustBeRegistered(command.agentId);
    if (command.to !== undefined) await this.#mustBeRegistered(command.to);
    const handedOver: string[] = [];
    for (const caseId of await this.held.of(command.agentId)) {
      const { events, repeated } = await this.cases.decide(
        caseStream(caseId),
        command.cause,
        ({ state }) => (state ? handOverCase(state.overview, command) : []),
      );
      if (repeated || events.length > 0) handedOver.push(caseId);
    }
    return handedOver;
  }

  async #mustBeRegistered(agentId: string): Promise<void> {
    const { state } = await this.agents.load(agentStream(agentId, this.keyring));
    if (!state) throw agentNotRegistered();
  }
}

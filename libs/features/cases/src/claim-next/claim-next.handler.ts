import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaselineError, Keyring } from '#platform/kernel';
import { type Agent, agentStream } from '../agents/agent.js';
import { agentNotRegistered } from '../agents/agent-refusals.js';
import { AGENTS, type Agents } from '../agents/agents.provider.js';
import { caseStream } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { Queues } from '../queues/queues.js';
import { CaseReservations, type Claim, type Reservation } from './case-reservations.provider.js';
import { CLAIM_LEASE_MS } from './claim-lease.js';
import { claimableBy, claimCase, ClaimNext } from './claim-next.js';

/** How many cases that turned out to be taken are passed over before the agent is told to come back. */
const ATTEMPTS = 50;

/**
 * A reservation spares those who claim at once the same case; who has it, the case's own stream decides. Killed between
 * the two, the same request goes on where it was, and for another one the case is free after half a minute.
 */
@CommandHandler(ClaimNext)
export class ClaimNextHandler implements ICommandHandler<ClaimNext, CaseOverview | null> {
  constructor(
    @Inject(AGENTS) private readonly agents: Agents,
    @Inject(CASES) private readonly cases: Cases,
    @Inject(CLAIM_LEASE_MS) private readonly leaseMs: number,
    private readonly reservations: CaseReservations,
    private readonly queues: Queues,
    private readonly keyring: Keyring,
  ) {}

  /** Null when nothing waits that the agent can work on. */
  async execute(command: ClaimNext): Promise<CaseOverview | null> {
    const agent = await this.#agent(command.agentId);
    const queue = command.queue === undefined ? undefined : this.queues.named(command.queue);
    const claim = {
      claimId: command.cause.id,
      agent,
      claimable: claimableBy(agent, queue, this.queues),
    };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const reservation = await this.reservations.reserve(claim);
      if (!reservation) return null;
      const claimed = await this.#assign(command, claim, reservation);
      if (claimed) return claimed;
    }
    throw new CaselineError(
      'unavailable',
      'claims-contended',
      'Every case was taken by others meanwhile. Try again in a moment.',
      { retryAfterSeconds: 1 },
    );
  }

  async #agent(agentId: string): Promise<Agent> {
    const { state } = await this.agents.load(agentStream(agentId, this.keyring));
    if (!state) throw agentNotRegistered();
    return state;
  }

  async #assign(
    { cause, agentId }: ClaimNext,
    claim: Claim,
    { caseId, now }: Reservation,
  ): Promise<CaseOverview | undefined> {
    const leaseUntil = new Date(now.getTime() + this.leaseMs).toISOString();
    const decided = await this.cases.decide(caseStream(caseId), cause, ({ state }) =>
      state ? claimCase(state.overview, claim.claimable, { agentId, leaseUntil }) : [],
    );
    const overview = decided.state?.overview;
    if (overview && (decided.repeated || decided.events.length > 0)) {
      await this.reservations.assigned(caseId, overview.revision);
      return overview;
    }
    await this.reservations.missed(claim, caseId, overview?.revision ?? 0);
    return undefined;
  }
}

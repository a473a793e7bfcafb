import { Inject, Injectable } from '@nestjs/common';
import { type Cause } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { agentStream, isOnShift } from '../agents/agent.js';
import { AGENTS, type Agents } from '../agents/agents.provider.js';
import { caseStream } from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { type IdleClaim, IdleClaims } from './idle-claims.query.js';
import { type Lapse, lapseClaim } from './lapse-claim.js';

/**
 * Gives back claimed cases on which no work has begun, when their lease or their agent's shift is over. The leases
 * stand in the log: nothing is lost with a process, and what two processes do at once takes effect once.
 */
@Injectable()
export class LapseClaims {
  constructor(
    private readonly idle: IdleClaims,
    @Inject(AGENTS) private readonly agents: Agents,
    @Inject(CASES) private readonly cases: Cases,
    private readonly keyring: Keyring,
  ) {}

  /** How many went back by this call. */
  async lapse(): Promise<number> {
    let lapsed = 0;
    const areOff = new Map<string, Promise<boolean>>();
    for (const claim of await this.idle.all()) {
      const { agentId, isLapsed, now } = claim;
      if (!areOff.has(agentId)) areOff.set(agentId, this.#isOffShift(agentId, now));
      if (isLapsed) lapsed += await this.#giveBack(claim, 'lease-lapsed');
      else if (await areOff.get(agentId)) lapsed += await this.#giveBack(claim, 'off-shift');
    }
    return lapsed;
  }

  async #isOffShift(agentId: string, now: Date): Promise<boolean> {
    const { state } = await this.agents.load(agentStream(agentId, this.keyring));
    return state !== undefined && !isOnShift(state, now);
  }

  async #giveBack({ caseId, leaseUntil }: IdleClaim, reason: Lapse): Promise<number> {
    const lease = leaseUntil.toISOString();
    // Of the lease, so that all who notice its end have the same cause.
    const id = this.keyring.uuid('claim-lapse', caseId, lease);
    const cause: Cause = { id, actor: { kind: 'system', id: 'claims' }, correlationId: id };
    const { events } = await this.cases.decide(caseStream(caseId), cause, ({ state }) =>
      state ? lapseClaim(state.overview, lease, reason) : [],
    );
    return events.length > 0 ? 1 : 0;
  }
}

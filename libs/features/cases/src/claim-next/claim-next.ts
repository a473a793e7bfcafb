import { type Cause } from '#platform/event-store';
import { type Agent, isOnShift } from '../agents/agent.js';
import { refusedToAgent } from '../agents/agent-refusals.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type Queue } from '../queues/queue.js';
import { type Queues } from '../queues/queues.js';

/** Whoever sends it wants the most urgent case that they can work on. */
export class ClaimNext {
  constructor(
    readonly cause: Cause,
    readonly agentId: string,
    /** Any of the agent's without it. */
    readonly queue: string | undefined,
  ) {}
}

/** What an agent can be given. */
export interface Claimable {
  readonly queues: readonly string[];
  readonly languages: readonly string[];
}

/** @throws CaselineError `missing-skill` when the agent cannot work in the queue. */
export function claimableBy(agent: Agent, queue: Queue | undefined, queues: Queues): Claimable {
  const { languages, skills } = agent;
  if (!queue) return { queues: queues.openTo(skills).map(({ name }) => name), languages };
  const missing = queue.skills.filter((skill) => !skills.includes(skill));
  if (missing.length > 0) {
    throw refusedToAgent(
      'missing-skill',
      `Who works in the queue ${queue.name} has all of its skills.`,
      `Claim from another queue, or ask a supervisor for: ${missing.join(', ')}.`,
    );
  }
  return { queues: [queue.name], languages };
}

/** @throws CaselineError `off-shift` or `at-capacity` */
export function mustBeFree(agent: Agent, casesAtHand: number, now: Date): void {
  if (!isOnShift(agent, now)) {
    throw refusedToAgent(
      'off-shift',
      'Cases are claimed by agents who are on shift.',
      'Ask a supervisor to plan a shift that has begun and is not over.',
    );
  }
  if (casesAtHand >= agent.capacity) {
    throw refusedToAgent(
      'at-capacity',
      `An agent claims no more cases than can be worked on at once: ${agent.capacity}.`,
      'Resolve a case or give one back, or ask a supervisor for a higher capacity.',
      { capacity: agent.capacity, casesAtHand },
    );
  }
}

/** Nothing where the case is another's by now, or not what it was when it was chosen. */
export function claimCase(
  { assignee, status, queue, language }: CaseOverview,
  { queues, languages }: Claimable,
  claim: { readonly agentId: string; readonly leaseUntil: string },
): readonly CaseEvent[] {
  const waits = assignee === null && (status === 'new' || status === 'open');
  const isForThem =
    queue !== null && queues.includes(queue) && (language === null || languages.includes(language));
  if (!waits || !isForThem) return [];
  return [
    { type: 'CaseAssigned', data: { assignee: claim.agentId, leaseUntil: claim.leaseUntil } },
  ];
}

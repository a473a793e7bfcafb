import { type Decider, type Keyring } from '#platform/kernel';
import { AGENT_STREAM_PREFIX, type AgentEvent, type Shift } from './agent-events.js';

/** What a supervisor says of an agent. */
export interface AgentProfile {
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly capacity: number;
  readonly shifts: readonly Shift[];
}

/** Plain JSON. */
export interface Agent extends AgentProfile {
  readonly agentId: string;
}

export const agentDecider: Decider<Agent | undefined, AgentEvent> = {
  initialState: undefined,
  evolve: evolveAgent,
};

/** @throws TypeError when the first event is not `AgentRegistered`, or of a type that nobody knows. */
export function evolveAgent(agent: Agent | undefined, event: AgentEvent): Agent {
  if (event.type === 'AgentRegistered') {
    return { agentId: event.data.agentId, skills: [], languages: [], capacity: 0, shifts: [] };
  }
  if (!agent) throw new TypeError(`An agent begins with AgentRegistered, not with ${event.type}.`);
  switch (event.type) {
    case 'AgentSkillsChanged':
    case 'AgentCapacityChanged':
    case 'AgentShiftsPlanned':
      return { ...agent, ...event.data };
    default:
      throw new TypeError('Agents know no such type of event.');
  }
}

export function agentStream(agentId: string, keyring: Keyring): string {
  return `${AGENT_STREAM_PREFIX}${keyring.key('agent', agentId)}`;
}

/** A shift has begun and is not over. */
export function isOnShift({ shifts }: Pick<Agent, 'shifts'>, now: Date): boolean {
  const at = now.toISOString();
  return shifts.some(({ from, until }) => from <= at && at < until);
}

/** What of a profile is new; the same again is nothing. */
export function describeAgent(
  agent: Agent | undefined,
  agentId: string,
  { skills, languages, capacity, shifts }: AgentProfile,
): readonly AgentEvent[] {
  const skillful = { skills: sorted(skills), languages: sorted(languages) };
  const planned = shifts
    .map(({ from, until }) => ({ from: utc(from), until: utc(until) }))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const isNew = (before: object | undefined, after: object) =>
    JSON.stringify(before) !== JSON.stringify(after);
  const known = agent && { skills: agent.skills, languages: agent.languages };
  const events: (AgentEvent | false)[] = [
    !agent && { type: 'AgentRegistered', data: { agentId } },
    isNew(known, skillful) && { type: 'AgentSkillsChanged', data: skillful },
    agent?.capacity !== capacity && { type: 'AgentCapacityChanged', data: { capacity } },
    isNew(agent?.shifts ?? [], planned) && {
      type: 'AgentShiftsPlanned',
      data: { shifts: planned },
    },
  ];
  return events.filter((event) => event !== false);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

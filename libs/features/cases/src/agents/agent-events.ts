/** From when until when an agent works; instants, ISO 8601 in UTC. */
export interface Shift {
  readonly from: string;
  readonly until: string;
}

export interface AgentRegistered {
  readonly type: 'AgentRegistered';
  /** The id of the member of staff, as tokens have it. No names. */
  readonly data: { readonly agentId: string };
}

export interface AgentSkillsChanged {
  readonly type: 'AgentSkillsChanged';
  readonly data: {
    readonly skills: readonly string[];
    /** BCP 47, as cases have them. */
    readonly languages: readonly string[];
  };
}

export interface AgentCapacityChanged {
  readonly type: 'AgentCapacityChanged';
  /** How many cases at once. */
  readonly data: { readonly capacity: number };
}

/** All that are planned from now on, in the place of those before. */
export interface AgentShiftsPlanned {
  readonly type: 'AgentShiftsPlanned';
  readonly data: { readonly shifts: readonly Shift[] };
}

export type AgentEvent =
  AgentRegistered | AgentSkillsChanged | AgentCapacityChanged | AgentShiftsPlanned;

export const AGENT_STREAM_PREFIX = 'agent-';

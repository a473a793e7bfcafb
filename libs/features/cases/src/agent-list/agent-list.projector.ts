import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { type Agent, evolveAgent } from '../agents/agent.js';
import { AGENT_STREAM_PREFIX, type AgentEvent } from '../agents/agent-events.js';

export interface AgentRow {
  agent_key: string;
  agent_id: string;
  agent: Agent;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AgentTables = { agents: AgentRow };

const table: ProjectionTable = {
  name: 'agents',
  columns: {
    agent_key: { type: 'text' },
    agent_id: { type: 'text' },
    agent: { type: 'json' },
  },
  key: ['agent_key'],
  indexes: [['agent_id']],
  writes: 'replace',
};

/** Keeps for each agent what supervisors have said of them. */
@RunsAsProjector()
export class AgentListProjector implements Projector<AgentRow, 'agent'> {
  readonly name = 'agent-list';
  readonly version = 1;
  readonly filter = { streamPrefixes: [AGENT_STREAM_PREFIX] };
  readonly table = table;
  readonly needed = ['agent'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName.slice(AGENT_STREAM_PREFIX.length);
  }

  project(
    newest: Pick<AgentRow, 'agent'> | undefined,
    events: readonly RecordedEvent[],
  ): readonly AgentRow[] {
    const agent = (events as readonly RecordedEvent<AgentEvent>[]).reduce<Agent | undefined>(
      evolveAgent,
      newest?.agent,
    );
    const [first] = events;
    if (!agent || !first) return [];
    return [{ agent_key: this.partitionOf(first), agent_id: agent.agentId, agent }];
  }
}

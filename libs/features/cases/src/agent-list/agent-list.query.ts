import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Cursor, type Page, pageOf, type PageRequest } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { type Agent, isOnShift } from '../agents/agent.js';
import { agentNotRegistered } from '../agents/agent-refusals.js';
import { type AgentTables } from './agent-list.projector.js';

export interface AgentAtWork extends Agent {
  readonly onShift: boolean;
  readonly casesAtHand: number;
}

interface FoundAgent {
  readonly agent: Agent;
  readonly cases_at_hand: number;
  readonly now: Date;
}

@Injectable()
export class AgentList {
  readonly #db: Kysely<AgentTables>;

  constructor(@Inject(DATABASE) db: Database) {
    this.#db = db.withTables<AgentTables>();
  }

  /** By id. */
  async list({ limit, cursor }: PageRequest): Promise<Page<AgentAtWork>> {
    const after = cursor === undefined ? '' : Cursor.decode(cursor, isAgentId);
    const found = await this.#find(sql`agent_id > ${after} order by agent_id limit ${limit + 1}`);
    return pageOf(found, limit, ({ agent }) => Cursor.encode(agent.agentId), atWork);
  }

  /** @throws CaselineError `agent-not-registered` */
  async get(agentId: string): Promise<AgentAtWork> {
    const [found] = await this.#find(sql`agent_id = ${agentId}`);
    if (!found) throw agentNotRegistered();
    return atWork(found);
  }

  async #find(which: ReturnType<typeof sql>): Promise<readonly FoundAgent[]> {
    const { rows } = await sql<FoundAgent>`
      select agent, now(), (
        select count(*)::integer from case_overviews
        where held_by = agents.agent_id and status in ('new', 'open')
      ) as cases_at_hand
      from agents where ${which}`.execute(this.#db);
    return rows;
  }
}

function atWork({ agent, cases_at_hand, now }: FoundAgent): AgentAtWork {
  return { ...agent, onShift: isOnShift(agent, now), casesAtHand: cases_at_hand };
}

function isAgentId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 128 && !value.includes('\u0000');
}

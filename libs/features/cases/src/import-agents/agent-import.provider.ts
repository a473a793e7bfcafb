import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type Cause } from '#platform/event-store';
import { validationFailures } from '#platform/http';
import { Keyring } from '#platform/kernel';
import { agentStream, describeAgent } from '../agents/agent.js';
import { faultsOfProfile } from '../agents/agent-faults.js';
import { AgentProfileRequest } from '../agents/agent-profile.request.js';
import { AGENTS, type Agents } from '../agents/agents.provider.js';
import { isStaffId } from '../agents/staff-id.js';
import { Queues } from '../queues/queues.js';

/** An agent as a file has it, and where: `line 7`. */
export interface ImportedAgent {
  readonly place: string;
  readonly agent: unknown;
}

export interface ImportTally {
  readonly registered: number;
  readonly changed: number;
  readonly unchanged: number;
}

interface SoundAgent {
  readonly agentId: string;
  readonly profile: AgentProfileRequest;
}

/** Takes all agents of a file, or none of them. Again it changes nothing. */
@Injectable()
export class AgentImport {
  constructor(
    @Inject(AGENTS) private readonly agents: Agents,
    private readonly keyring: Keyring,
    private readonly queues: Queues,
  ) {}

  /** A sentence for each fault, with its place; empty when the file can be taken. */
  faults(file: readonly ImportedAgent[]): readonly string[] {
    const seen = new Map<unknown, string>();
    return file.flatMap(({ place, agent }) => {
      const { agentId } = asObject(agent);
      const before = seen.get(agentId);
      seen.set(agentId, place);
      const twice = before === undefined ? [] : [`this agent is at ${before} already.`];
      return [...twice, ...this.#faultsOf(agent)].map((fault) => `${place}: ${fault}`);
    });
  }

  /** Of a file without faults. Broken off in the middle, the same again does the rest. */
  async take(file: readonly ImportedAgent[], dryRun: boolean): Promise<ImportTally> {
    const tally = { registered: 0, changed: 0, unchanged: 0 };
    // Of this run: the same file may be taken again after somebody has changed an agent.
    const id = randomUUID();
    const cause: Cause = { id, actor: { kind: 'system', id: 'agent-import' }, correlationId: id };
    for (const { agent } of file) tally[await this.#take(soundAgent(agent), cause, dryRun)] += 1;
    return tally;
  }

  async #take(
    { agentId, profile }: SoundAgent,
    cause: Cause,
    dryRun: boolean,
  ): Promise<keyof ImportTally> {
    const stream = agentStream(agentId, this.keyring);
    const events = dryRun
      ? describeAgent((await this.agents.load(stream)).state, agentId, profile)
      : (
          await this.agents.decide(stream, cause, ({ state }) =>
            describeAgent(state, agentId, profile),
          )
        ).events;
    if (events.length === 0) return 'unchanged';
    return events.some(({ type }) => type === 'AgentRegistered') ? 'registered' : 'changed';
  }

  #faultsOf(agent: unknown): readonly string[] {
    const { agentId } = asObject(agent);
    const { profile } = soundAgent(agent);
    const shape = validateSync(profile, {
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    });
    const isId = typeof agentId === 'string' && isStaffId(agentId);
    return [
      ...(isId ? [] : ['agentId is a text of 1 to 128 characters.']),
      ...validationFailures(shape).map(
        ({ pointer, message }) => `${pointer.slice(1)}: ${message}.`,
      ),
      // Rules about the whole need its parts to be sound.
      ...(shape.length === 0 ? faultsOfProfile(profile, this.queues.skills) : []),
    ];
  }
}

function soundAgent(agent: unknown): SoundAgent {
  const { agentId, ...profile } = asObject(agent);
  return { agentId: String(agentId), profile: plainToInstance(AgentProfileRequest, profile) };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

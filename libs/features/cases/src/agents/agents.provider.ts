import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { caseEventVersions } from '../case/event-versions.js';
import { type Agent, agentDecider } from './agent.js';
import { type AgentEvent } from './agent-events.js';

/** Decides in the streams of agents. */
export type Agents = DecisionHandler<Agent | undefined, AgentEvent>;

export const AGENTS = Symbol('Agents');

export const agentsProvider: Provider = {
  provide: AGENTS,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: Clock): Agents =>
    new DecisionHandler(store, agentDecider, { clock, schemaVersions: caseEventVersions }),
};

import { type Provider } from '@nestjs/common';
import { type DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { escalationRules } from '../escalation/escalation-rules.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { Queues } from '../queues/queues.js';
import { type Case } from './case.js';
import { type CaseEvent } from './case-events.js';
import { RuledCases } from './ruled-cases.provider.js';
import { caseEventVersions } from './event-versions.js';

/** Decides in the streams of cases. One for the process, as it keeps their states in memory. */
export type Cases = DecisionHandler<Case | undefined, CaseEvent>;

export const CASES = Symbol('Cases');

export const casesProvider: Provider = {
  provide: CASES,
  inject: [EVENT_STORE, CLOCK, Playbooks, Queues],
  useFactory: (store: EventStore, clock: Clock, playbooks: Playbooks, queues: Queues): Cases =>
    new RuledCases(
      store,
      playbooks,
      { queues, escalationRules },
      { clock, schemaVersions: caseEventVersions },
    ),
};

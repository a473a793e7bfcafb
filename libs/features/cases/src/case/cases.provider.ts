import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { Playbooks } from '../playbooks/playbooks.js';
import { type Case, caseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';
import { caseEventVersions } from './event-versions.js';

/** Decides in the streams of cases. One for the process, as it keeps their states in memory. */
export type Cases = DecisionHandler<Case | undefined, CaseEvent>;

export const CASES = Symbol('Cases');

export const casesProvider: Provider = {
  provide: CASES,
  inject: [EVENT_STORE, CLOCK, Playbooks],
  useFactory: (store: EventStore, clock: Clock, playbooks: Playbooks): Cases =>
    new DecisionHandler(store, caseDecider(playbooks), {
      clock,
      schemaVersions: caseEventVersions,
    }),
};

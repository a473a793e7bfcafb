import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { caseEventVersions } from './event-versions.js';
import { type Case, caseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';

/** Decides in the streams of cases. One for the process, as it keeps their states in memory. */
export type Cases = DecisionHandler<Case | undefined, CaseEvent>;

export const CASES = Symbol('Cases');

export const casesProvider: Provider = {
  provide: CASES,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: Clock): Cases =>
    new DecisionHandler(store, caseDecider, { clock, schemaVersions: caseEventVersions }),
};

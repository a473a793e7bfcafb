import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock as TimeSource, CLOCK } from '#platform/kernel';
import { caseEventVersions } from '../case/event-versions.js';
import { type CaseClocks, clockDecider } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';

/** Decides in the streams of the cases' clocks. One for the process, as it keeps their states in memory. */
export type ClockDecisions = DecisionHandler<CaseClocks, ClockEvent>;

export const CLOCK_DECISIONS = Symbol('ClockDecisions');

/** Under this token Nest injects the `SlaSettings`. */
export const SLA_SETTINGS = Symbol('SlaSettings');

export const clockDecisionsProvider: Provider = {
  provide: CLOCK_DECISIONS,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: TimeSource): ClockDecisions =>
    new DecisionHandler(store, clockDecider, { clock, schemaVersions: caseEventVersions }),
};

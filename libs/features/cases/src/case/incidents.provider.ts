import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { CaselineError, type Clock, CLOCK, type Decider } from '#platform/kernel';
import { caseEventVersions } from './event-versions.js';
import { type IncidentDeclared, type IncidentEvent, incidentStream } from './incident-events.js';

/** What was declared; undefined where there is no such incident. */
export type Incident = IncidentDeclared['data'] | undefined;

const incidentDecider: Decider<Incident, IncidentEvent> = {
  initialState: undefined,
  evolve: (_, { data }) => data,
};

/** Decides in the streams of incidents. */
export type Incidents = DecisionHandler<Incident, IncidentEvent>;

export const INCIDENTS = Symbol('Incidents');

export const incidentsProvider: Provider = {
  provide: INCIDENTS,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: Clock): Incidents =>
    new DecisionHandler(store, incidentDecider, { clock, schemaVersions: caseEventVersions }),
};

/** What has been declared stays so: the log is asked once for each incident. @throws `incident-not-found`. */
export async function requireIncident(incidents: Incidents, incidentId: string): Promise<void> {
  const stream = incidentStream(incidentId);
  const { state } = incidents.known(stream) ?? (await incidents.load(stream));
  if (!state) throw incidentNotFound();
}

export function incidentNotFound(): CaselineError {
  return new CaselineError('not-found', 'incident-not-found', 'There is no incident with this id.');
}

import { type Cause } from '#platform/event-store';
import { type IncidentDeclared, type IncidentEvent } from '../case/incident-events.js';

export class DeclareIncident {
  constructor(
    readonly cause: Cause,
    readonly incident: Omit<IncidentDeclared['data'], 'incidentId'>,
  ) {}
}

/** What began later than now began now, by our clock. */
export function declareIncident(
  incidentId: string,
  { title, description, startedAt }: DeclareIncident['incident'],
  now: Date,
): readonly IncidentEvent[] {
  const began = new Date(Math.min(Date.parse(startedAt), now.getTime())).toISOString();
  return [{ type: 'IncidentDeclared', data: { incidentId, title, description, startedAt: began } }];
}

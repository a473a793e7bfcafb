/** One outage that hits many accounts: the cases that it causes are part of it. */
export interface IncidentDeclared {
  readonly type: 'IncidentDeclared';
  readonly data: {
    readonly incidentId: string;
    readonly title: string;
    readonly description: string;
    /** When the outage began. */
    readonly startedAt: string;
  };
}

export type IncidentEvent = IncidentDeclared;

export const INCIDENT_STREAM_PREFIX = 'incident-';

export function incidentStream(incidentId: string): string {
  return `${INCIDENT_STREAM_PREFIX}${incidentId}`;
}

export function incidentIdOf(streamName: string): string {
  return streamName.slice(INCIDENT_STREAM_PREFIX.length);
}

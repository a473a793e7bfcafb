import { IsInt, IsObject, Min } from 'class-validator';
import { PageResponse } from '#platform/http';
import { Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { type CaseStatus } from '../case/case-overview.js';
import { incidentExample, IncidentResponse } from '../case/incident.response.js';

@PublishedAs<IncidentWithCasesResponse>({
  direction: 'out',
  description: 'An incident, and how its cases stand.',
  example: { ...incidentExample, cases: 4812, casesByStatus: { open: 4800, resolved: 12 } },
})
export class IncidentWithCasesResponse extends IncidentResponse {
  @Describe('How many cases are part of it.')
  @IsInt()
  @Min(0)
  cases!: number;

  @Describe('How many of them have which status.')
  @IsObject()
  casesByStatus!: Readonly<Partial<Record<CaseStatus, number>>>;
}

@PublishedAs<IncidentPageResponse>({
  direction: 'out',
  description: 'Incidents, newest first.',
  example: { data: [incidentExample], nextCursor: null },
})
export class IncidentPageResponse extends PageResponse {
  @HoldsEach(() => IncidentResponse)
  data!: readonly IncidentResponse[];
}

import { Controller, Get, Query } from '@nestjs/common';
import { Documented, type Page, PageRequest, Roles } from '#platform/http';
import { IncidentId } from '../case/incident-id.decorator.js';
import { type IncidentResponse } from '../case/incident.response.js';
import { IncidentViews, type IncidentWithCases } from './incidents.query.js';
import { IncidentPageResponse, IncidentWithCasesResponse } from './incidents.response.js';

@Controller('v1/incidents')
@Roles('agent', 'supervisor', 'auditor')
export class IncidentsController {
  constructor(private readonly views: IncidentViews) {}

  @Get()
  @Documented({
    summary: 'List incidents',
    description: 'Newest first.',
    answers: { 200: { description: 'A page of incidents.', body: IncidentPageResponse } },
  })
  list(@Query() request: PageRequest): Promise<Page<IncidentResponse>> {
    return this.views.list(request);
  }

  @Get(':incidentId')
  @Documented({
    summary: 'Look at an incident',
    description: 'And how its cases stand. `GET /v1/cases?incidentId=…` lists them.',
    answers: { 200: { description: 'The incident.', body: IncidentWithCasesResponse } },
    refusals: { 404: ['incident-not-found'], 503: ['read-side-behind', 'event-store-unavailable'] },
  })
  get(@IncidentId() incidentId: string): Promise<IncidentWithCases> {
    return this.views.get(incidentId);
  }
}

import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { INCIDENTS, type Incidents, requireIncident } from '../case/incidents.provider.js';
import { linkToIncident, LinkToIncident } from './link-to-incident.js';

@CommandHandler(LinkToIncident)
export class LinkToIncidentHandler implements ICommandHandler<LinkToIncident, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    @Inject(INCIDENTS) private readonly incidents: Incidents,
  ) {}

  async execute(command: LinkToIncident): Promise<CaseOverview> {
    await requireIncident(this.incidents, command.incidentId);
    return this.cases.decide(command.about, ({ overview }) => linkToIncident(overview, command));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { unlinkCase } from '../case/case-links.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnlinkFromIncident } from './unlink-from-incident.js';

@CommandHandler(UnlinkFromIncident)
export class UnlinkFromIncidentHandler implements ICommandHandler<
  UnlinkFromIncident,
  CaseOverview
> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute({ about, incidentId }: UnlinkFromIncident): Promise<CaseOverview> {
    return this.cases.decide(about, ({ overview }) => unlinkCase(overview, { incidentId }));
  }
}

import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { linkCase } from '../case/case-links.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';

export class LinkToIncident {
  constructor(
    readonly about: CaseCommand,
    readonly incidentId: string,
  ) {}
}

export function linkToIncident(
  overview: CaseOverview,
  { incidentId }: Pick<LinkToIncident, 'incidentId'>,
): readonly CaseEvent[] {
  if (overview.incidentId !== null && overview.incidentId !== incidentId) {
    throw refused(
      'in-another-incident',
      overview,
      'A case is part of one incident at most.',
      `Take it out of the incident ${overview.incidentId} first.`,
    );
  }
  return linkCase(overview, { incidentId });
}

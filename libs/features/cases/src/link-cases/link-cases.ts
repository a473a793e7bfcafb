import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { linkCase, type LinkToCase } from '../case/case-links.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';

export class LinkCases {
  constructor(
    readonly about: CaseCommand,
    readonly link: LinkToCase,
  ) {}
}

export function linkCases(
  overview: CaseOverview,
  { link }: Pick<LinkCases, 'link'>,
): readonly CaseEvent[] {
  if (link.caseId === overview.caseId) {
    throw refused(
      'same-case',
      overview,
      'A case is not linked to itself.',
      'Name another case, of whatever customer.',
    );
  }
  return linkCase(overview, link);
}

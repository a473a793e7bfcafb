import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class ProvideInformation {
  constructor(
    readonly about: CaseCommand,
    readonly information: string | undefined,
  ) {}
}

export function provideInformation(
  overview: CaseOverview,
  { information }: Pick<ProvideInformation, 'information'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  if (overview.informationRequested.length === 0) {
    throw refused(
      'nothing-requested',
      overview,
      'The customer answers what they were asked, and nothing is asked.',
      'Add a note, or record the contact.',
    );
  }
  return [
    {
      type: 'InformationProvided',
      data: { ...(information !== undefined && { information }) },
    },
  ];
}

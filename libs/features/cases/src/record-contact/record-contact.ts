import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type ContactRecorded } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { stating } from '../case/stating.js';
import { stepsToDoAgain } from '../case/steps-after-signals.js';
import { refuseWhere } from '../case/working-states.js';

export class RecordContact {
  constructor(
    readonly about: CaseCommand,
    readonly contact: ContactRecorded['data'],
  ) {}
}

/**
 * A contact has taken place whatever has become of the case, so it is recorded in every state but merged, where
 * nobody would find it.
 */
export function recordContact(
  overview: CaseOverview,
  { contact }: Pick<RecordContact, 'contact'>,
): readonly CaseEvent[] {
  refuseWhere(overview, ['merged']);
  const { channel, direction, outcome, note, states = [] } = contact;
  if (outcome === 'not-reached' && states.length > 0) {
    throw refused(
      'nothing-told',
      overview,
      'A contact that reached nobody tells the customer nothing.',
      'Leave `states` out, or say that the customer was reached or left a message.',
    );
  }
  return [
    {
      type: 'ContactRecorded',
      data: {
        ...{ channel, direction, outcome },
        ...(note !== undefined && { note }),
        ...stating(states),
      },
    },
    ...comeBack(overview, contact),
  ];
}

/** Whoever comes back to us about a resolved case, without having accepted it, is not done with it. */
function comeBack(
  { status, resolutionAcceptedAt, steps }: CaseOverview,
  { direction, outcome }: ContactRecorded['data'],
): readonly CaseEvent[] {
  const isBack = direction === 'inbound' && outcome !== 'not-reached';
  if (status !== 'resolved' || resolutionAcceptedAt !== null || !isBack) return [];
  return [{ type: 'CaseReopened', data: { by: 'customer' } }, ...stepsToDoAgain(steps)];
}

import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type ReplySent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';

export class SendReply {
  constructor(
    readonly about: CaseCommand,
    readonly reply: ReplySent['data'],
  ) {}
}

/** Whoever gets a reply may answer it, and nobody works on a closed case. */
export function sendReply(
  overview: CaseOverview,
  { reply }: Pick<SendReply, 'reply'>,
): readonly CaseEvent[] {
  if (overview.status === 'closed') {
    throw refused('case-closed', overview, 'A closed case sends no replies.', 'Reopen it first.');
  }
  return [{ type: 'ReplySent', data: reply }];
}

import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type ReplySent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { stating } from '../case/stating.js';
import { mustNotHaveEnded } from '../case/working-states.js';

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
  mustNotHaveEnded(overview);
  const { channel, text, states = [] } = reply;
  return [{ type: 'ReplySent', data: { channel, text, ...stating(states) } }];
}

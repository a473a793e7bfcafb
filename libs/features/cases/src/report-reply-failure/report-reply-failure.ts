import { CaselineError } from '#platform/kernel';
import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { refused } from '../case/refusals.js';

interface ReplyFailure {
  readonly replyRevision: number;
  readonly reason: string;
}

export class ReportReplyFailure {
  constructor(
    readonly about: CaseCommand,
    readonly failure: ReplyFailure,
  ) {}
}

/** A channel may take days to give up, so whatever has become of the case. */
export function reportReplyFailure(
  { overview, replies }: Case,
  { failure: { replyRevision, reason } }: Pick<ReportReplyFailure, 'failure'>,
): readonly CaseEvent[] {
  const reply = replies.get(replyRevision);
  if (!reply) {
    throw new CaselineError(
      'not-found',
      'reply-not-found',
      'There is no reply at this revision of the case. Name the revision that sending it was answered with.',
    );
  }
  if (reply.hasFailed) {
    throw refused(
      'reply-failed-already',
      overview,
      'The failure of a reply is reported once.',
      'There is nothing left to do.',
    );
  }
  return [{ type: 'ReplyFailed', data: { replyRevision, channel: reply.channel, reason } }];
}

import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { reportReplyFailure } from './report-reply-failure.js';

const sent: CaseEvent = { type: 'ReplySent', data: { channel: 'email', text: 'Soon.' } };
const failed: CaseEvent = {
  type: 'ReplyFailed',
  data: { replyRevision: 1, channel: 'email', reason: 'mailbox-full' },
};

const reporting = (replyRevision: number, ...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) =>
      reportReplyFailure(state!, { failure: { replyRevision, reason: 'mailbox-full' } }),
    );

describe('reportReplyFailure', () => {
  it('tells which reply was not delivered, however late, and once', () => {
    reporting(1, sent).thenEvents(failed);
    reporting(1, sent, resolved, closed).thenEvents(failed);
    reporting(1, sent, failed).thenRefused('reply-failed-already');
    reporting(0, sent).thenRefused('reply-not-found');
  });
});

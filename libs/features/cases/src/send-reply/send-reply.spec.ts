import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { sendReply } from './send-reply.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const reply = { channel: 'email', text: 'The bank is on it.' } as const;

const replying = (...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => sendReply(state!.overview, { reply }));

describe('sendReply', () => {
  it('answers the customer until the case is closed', () => {
    replying().thenEvents({ type: 'ReplySent', data: reply });
    replying(resolved).thenEvents({ type: 'ReplySent', data: reply });
    replying(resolved, closed).thenRefused('case-closed');
  });
});

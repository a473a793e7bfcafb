import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, reopened, resolved } from '../case/case-history.fixture.js';
import { reopenCase } from './reopen-case.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const reopening = (past: readonly CaseEvent[], at?: string) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }, now) => reopenCase(state!.overview, { reason: 'It did not.' }, now), at);

describe('reopenCase', () => {
  it('reopens a resolved case at any time', () => {
    reopening([resolved], '2027-01-01T00:00:00.000Z').thenEvents(reopened);
  });

  it('reopens a closed case to the last moment of the window that was promised, and not after', () => {
    reopening([resolved, closed], '2026-03-09T10:00:00.000Z').thenEvents(reopened);
    reopening([resolved, closed], '2026-03-09T10:00:00.001Z').thenRefused('reopen-window-over', {
      rule: 'The case could be reopened until 2026-03-09T10:00:00.000Z and is closed for good.',
    });
  });

  it('starts the window anew with each closing', () => {
    reopening([resolved, closed, reopened, resolved], '2026-04-01T00:00:00.000Z').thenEvents(
      reopened,
    );
  });

  it('refuses a case that is being worked on', () => {
    reopening([]).thenRefused('not-resolved');
    reopening([resolved, reopened]).thenRefused('not-resolved');
  });
});

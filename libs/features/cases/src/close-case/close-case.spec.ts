import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, reopened, resolved } from '../case/case-history.fixture.js';
import { closeCase } from './close-case.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const WEEK_MS = 7 * 24 * 3_600_000;

const closing = (past: readonly CaseEvent[], reason?: string) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(
      ({ state }, now) => closeCase(state!.overview, { reason }, WEEK_MS, now),
      '2026-03-02T10:00:00.000Z',
    );

describe('closeCase', () => {
  it('closes a resolved case and records until when it can be reopened', () => {
    closing([resolved]).thenEvents(closed);
  });

  it('keeps the reason that is given', () => {
    closing([resolved], 'Confirmed.').thenEvents({
      type: 'CaseClosed',
      data: { reason: 'Confirmed.', reopenableUntil: '2026-03-09T10:00:00.000Z' },
    });
  });

  it('refuses any other case', () => {
    closing([]).thenRefused('not-resolved', { remedy: 'Resolve it first.' });
    closing([resolved, reopened]).thenRefused('not-resolved');
    closing([resolved, closed]).thenRefused('already-closed');
  });
});

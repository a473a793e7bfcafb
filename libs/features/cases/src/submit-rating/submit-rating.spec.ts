import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent, type RatingScore } from '../case/case-events.js';
import { closed, opened, reopened, resolved } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { submitRating } from './submit-rating.js';

const rated: CaseEvent = { type: 'RatingSubmitted', data: { score: 4, comment: 'Quick.' } };

const rating = (past: readonly CaseEvent[], score: RatingScore, comment?: string) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => submitRating(state!.overview, { score, comment }));

describe('submitRating', () => {
  it('rates a case that is resolved or closed, with a comment or without', () => {
    rating([resolved], 4, 'Quick.').thenEvents(rated);
    rating([resolved, closed], 1).thenEvents({ type: 'RatingSubmitted', data: { score: 1 } });
  });

  it('refuses a case that is not resolved, or is open again', () => {
    rating([], 4).thenRefused('not-resolved', { remedy: 'Resolve it first.' });
    rating([resolved, reopened], 4).thenRefused('not-resolved');
  });

  it('takes the same rating for the one that it has, also when the case is open again', () => {
    rating([resolved, rated], 4, 'Quick.').thenNothing();
    rating([resolved, rated, reopened], 4, 'Quick.').thenNothing();
  });

  it('refuses another rating', () => {
    rating([resolved, rated], 5, 'Quick.').thenRefused('already-rated');
    rating([resolved, rated], 4, 'Slow.').thenRefused('already-rated');
    rating([resolved, rated], 4).thenRefused('already-rated');
    rating([resolved, rated, reopened, resolved], 5).thenRefused('already-rated');
  });
});

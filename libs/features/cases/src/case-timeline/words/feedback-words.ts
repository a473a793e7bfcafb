import { type FeedbackEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const feedbackWords: WordsFor<FeedbackEvent> = {
  RatingSubmitted: ({ score, comment }) =>
    `rated ${score} of 5${comment === undefined ? '' : `: ${quote(comment)}`}`,
};

import { type FeedbackEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';

export const feedbackFold: FoldOf<FeedbackEvent> = {
  RatingSubmitted: (_, { data }) => ({
    rating: { score: data.score, comment: data.comment ?? null },
  }),
};

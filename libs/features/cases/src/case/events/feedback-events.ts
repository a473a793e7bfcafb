export const ratingScores = [1, 2, 3, 4, 5] as const;
/** From 1, very dissatisfied, to 5, very satisfied. */
export type RatingScore = (typeof ratingScores)[number];

export interface RatingSubmitted {
  readonly type: 'RatingSubmitted';
  readonly data: { readonly score: RatingScore; readonly comment?: string };
}

export type FeedbackEvent = RatingSubmitted;

import { IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { type RatingScore, ratingScores } from '../case/case-events.js';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<SubmitRatingRequest>({
  direction: 'in',
  example: { score: 4, comment: 'Quick, but I had to call twice.' },
})
export class SubmitRatingRequest {
  @Describe('From 1, very dissatisfied, to 5, very satisfied.')
  @IsIn(ratingScores)
  score!: RatingScore;

  @Describe('In the customer’s words.')
  @MayBeLeftOut()
  @WrittenText()
  comment?: string;
}

import { IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, OrNull, PublishedAs } from '#platform/json-schema';
import { type RatingScore, ratingScores } from './case-events.js';

@PublishedAs<CaseRatingResponse>({
  direction: 'out',
  description: 'How content the customer is with what became of the case.',
  example: { score: 4, comment: 'Quick, but I had to call twice.' },
})
export class CaseRatingResponse {
  @Describe('From 1, very dissatisfied, to 5, very satisfied.')
  @IsIn(ratingScores)
  score!: RatingScore;

  @PersonalData()
  @OrNull()
  @IsString()
  comment!: string | null;
}

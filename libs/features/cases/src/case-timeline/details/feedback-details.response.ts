import { IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type FeedbackEvent,
  type RatingScore,
  ratingScores,
  type RatingSubmitted,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<RatingSubmittedDetails>({
  direction: 'out',
  example: { score: 4, comment: 'Quick, but I had to call twice.' },
})
export class RatingSubmittedDetails implements Data<RatingSubmitted> {
  @IsIn(ratingScores)
  score!: RatingScore;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  comment?: string;
}

type Data<Event extends FeedbackEvent> = Event['data'];

export const feedbackDetails: DetailsOf<FeedbackEvent> = {
  RatingSubmitted: RatingSubmittedDetails,
};

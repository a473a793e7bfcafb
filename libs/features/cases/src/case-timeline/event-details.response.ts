import { type CaseEvent } from '../case/case-events.js';
import { type DetailsOf } from './details/details-of.js';
import { conversationDetails } from './details/conversation-details.response.js';
import { lifecycleDetails } from './details/lifecycle-details.response.js';
import { openingDetails } from './details/opening-details.response.js';
import { routingDetails } from './details/routing-details.response.js';
import { structureDetails } from './details/structure-details.response.js';

/**
 * What the timeline shows of each event in full, by its type. The classes implement the events' own types, so
 * that neither can change without the other.
 */
export const eventDetails: DetailsOf<CaseEvent> = {
  ...conversationDetails,
  ...lifecycleDetails,
  ...openingDetails,
  ...routingDetails,
  ...structureDetails,
};

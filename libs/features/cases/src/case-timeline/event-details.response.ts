import { type DetailsOf } from './details/details-of.js';
import { clockDetails } from './details/clock-details.response.js';
import { conversationDetails } from './details/conversation-details.response.js';
import { lifecycleDetails } from './details/lifecycle-details.response.js';
import { openingDetails } from './details/opening-details.response.js';
import { routingDetails } from './details/routing-details.response.js';
import { type TimelineEvent } from './timeline-event.js';

/**
 * What the timeline shows of each event in full, by its type. The classes implement the events' own types, so
 * that neither can change without the other.
 */
export const eventDetails: DetailsOf<TimelineEvent> = {
  ...clockDetails,
  ...conversationDetails,
  ...lifecycleDetails,
  ...openingDetails,
  ...routingDetails,
};

import { type DetailsOf } from './details/details-of.js';
import { classificationDetails } from './details/classification-details.response.js';
import { clockDetails } from './details/clock-details.response.js';
import { conversationDetails } from './details/conversation-details.response.js';
import { decisionDetails } from './details/decision-details.response.js';
import { evidenceDetails } from './details/evidence-details.response.js';
import { escalationDetails } from './details/escalation-details.response.js';
import { feedbackDetails } from './details/feedback-details.response.js';
import { lifecycleDetails } from './details/lifecycle-details.response.js';
import { openingDetails } from './details/opening-details.response.js';
import { routingDetails } from './details/routing-details.response.js';
import { walletActionDetails } from './details/wallet-action-details.response.js';
import { identityDetails } from './details/identity-details.response.js';
import { stepsDetails } from './details/steps-details.response.js';
import { type TimelineEvent } from './timeline-event.js';
import { structureDetails } from './details/structure-details.response.js';

/**
 * What the timeline shows of each event in full, by its type. The classes implement the events' own types, so
 * that neither can change without the other.
 */
export const eventDetails: DetailsOf<TimelineEvent> = {
  ...classificationDetails,
  ...clockDetails,
  ...conversationDetails,
  ...decisionDetails,
  ...escalationDetails,
  ...evidenceDetails,
  ...identityDetails,
  ...feedbackDetails,
  ...lifecycleDetails,
  ...openingDetails,
  ...routingDetails,
  ...stepsDetails,
  ...walletActionDetails,
  ...structureDetails,
};

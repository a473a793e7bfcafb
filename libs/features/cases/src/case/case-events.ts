import { type ClassificationEvent } from './events/classification-events.js';
import { type ConversationEvent } from './events/conversation-events.js';
import { type DecisionEvent } from './events/decision-events.js';
import { type EscalationEvent } from './events/escalation-events.js';
import { type EvidenceEvent } from './events/evidence-events.js';
import { type FeedbackEvent } from './events/feedback-events.js';
import { type IdentityEvent } from './events/identity-events.js';
import { type LifecycleEvent } from './events/lifecycle-events.js';
import { type OpeningEvent } from './events/opening-events.js';
import { type RoutingEvent } from './events/routing-events.js';
import { type StepsEvent } from './events/steps-events.js';
import { type WalletActionEvent } from './events/wallet-action-events.js';
import { type StructureEvent } from './events/structure-events.js';

export * from './events/classification-events.js';
export * from './events/conversation-events.js';
export * from './events/decision-events.js';
export * from './events/escalation-events.js';
export * from './events/evidence-events.js';
export * from './events/feedback-events.js';
export * from './events/identity-events.js';
export * from './events/lifecycle-events.js';
export * from './events/opening-events.js';
export * from './events/routing-events.js';
export * from './events/steps-events.js';
export * from './events/structure-events.js';
export * from './events/wallet-action-events.js';

/** Everything that can happen to one case; each topic has its events, its fold and its words on the timeline. */
export type CaseEvent =
  | ClassificationEvent
  | ConversationEvent
  | DecisionEvent
  | EscalationEvent
  | EvidenceEvent
  | FeedbackEvent
  | IdentityEvent
  | LifecycleEvent
  | OpeningEvent
  | RoutingEvent
  | StepsEvent
  | StructureEvent
  | WalletActionEvent;

export const CASE_STREAM_PREFIX = 'case-';

export function caseStream(caseId: string): string {
  return `${CASE_STREAM_PREFIX}${caseId}`;
}

export function caseIdOf(streamName: string): string {
  return streamName.slice(CASE_STREAM_PREFIX.length);
}

/** Whether there can be a case with this id at all. */
export function isCaseId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

import { type CaseEvent } from '../case/case-events.js';
import { type ClockName } from '../playbooks/clock-target.js';
import { type CaseChange, type ClockHand } from './follow-case.js';

const promises: readonly ClockName[] = ['first-response', 'resolution', 'next-update'];

/** What the wallet says of the customer's request: when it was made, and that it was made again. */
export function requested(hand: ClockHand, event: CaseChange['event']): void {
  const at = requestedAt(event);
  if (at === undefined || at > event.metadata.recordedAt) return;
  for (const name of promises) {
    const clock = hand.clock(name);
    if (clock?.target.from !== 'requestedAt' || clock.startedAt === at) continue;
    // Until the first signal says it, the clock counts from when the trouble began.
    if (!clock.requestKnown) hand.countFrom(name, at, 'request-known');
    else if (at > clock.startedAt) hand.countFrom(name, at, 'requested-again');
  }
}

function requestedAt(event: CaseEvent): string | undefined {
  if (event.type !== 'SignalAttached' || event.data.role !== 'opening') return undefined;
  const { requestedAt: said } = event.data.payload;
  const at = typeof said === 'string' ? Date.parse(said) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

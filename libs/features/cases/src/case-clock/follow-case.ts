import { type CaseEvent } from '../case/case-events.js';
import { type CaseStatus } from '../case/case-overview.js';
import { isWorkedOn } from '../case/working-states.js';
import { clockNames, promiseNames } from '../playbooks/clock-target.js';
import { type CaseChange } from './case-change.js';
import { type CaseClocks } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';
import { ClockHand } from './clock-hand.js';
import { requested, tellsOfRequest } from './requested.js';
import { type SlaSettings } from './sla-settings.js';
import { statesSomething, tellsCustomer } from './what-customer-hears.js';

/**
 * What an event of a case means for its clocks. Verdicts follow from when things happened, whenever they are
 * looked at. The same event again means nothing, as the clocks know how far they have followed the case.
 */
export function followCase(
  clocks: CaseClocks,
  change: CaseChange,
  settings: SlaSettings,
): readonly ClockEvent[] {
  const { event, after } = change;
  if (event.revision <= clocks.caseRevision || leavesClocks(clocks, change)) return [];
  const hand = new ClockHand(clocks, change, settings);
  if (event.type === 'CaseOpened') {
    if (!event.data.backfill) hand.start(...promiseNames);
    return hand.events;
  }
  if (isLiveTrouble(event) && isWorkedOn(after.status) && !hand.clock('resolution')) {
    // Until now it was history: whoever is in trouble now is promised what everybody is.
    hand.start(...promiseNames);
  }
  if (isWorkedOnAgain(change)) {
    hand.stop('not-needed', 'automatic-close');
    hand.start('resolution', 'next-update');
  }
  requested(hand, change);
  heard(hand, event, after.status);
  if (!isWorkedOn(after.status)) end(hand, after.status);
  else if (after.status === 'awaiting-customer') hand.pause('resolution');
  else hand.resume('resolution');
  return hand.events;
}

/**
 * Nothing becomes of the clocks, whatever has become of them since they were looked at: a clock once started stays, and
 * each event before has left them as the status wants it. Nearly every event of a case is like that.
 */
export function leavesClocks(
  { clocks }: CaseClocks,
  { event, before, after }: CaseChange,
): boolean {
  if (before?.status !== after.status) return false;
  if (tellsCustomer(event) || tellsOfRequest(event)) return false;
  return !isLiveTrouble(event) || !isWorkedOn(after.status) || clocks.resolution !== undefined;
}

function isWorkedOnAgain({ before, after }: CaseChange): boolean {
  return before !== undefined && !isWorkedOn(before.status) && isWorkedOn(after.status);
}

function isLiveTrouble(event: CaseEvent): boolean {
  return event.type === 'SignalAttached' && event.data.role === 'opening' && !event.data.backfill;
}

/** What the customer hears ends the first response, and begins the wait for the next update anew. */
function heard(hand: ClockHand, event: CaseEvent, status: CaseStatus): void {
  if (statesSomething(event)) hand.finish('first-response');
  if (!tellsCustomer(event) || hand.clock('next-update')?.state !== 'running') return;
  hand.finish('next-update');
  if (isWorkedOn(status)) hand.start('next-update');
}

function end(hand: ClockHand, status: CaseStatus): void {
  if (status === 'cancelled' || status === 'merged') {
    hand.stop('not-needed', ...clockNames);
    return;
  }
  // A case of history, in which nothing has happened since, has no clocks; so none closes it.
  const hadClocks = hand.clock('resolution') !== undefined;
  hand.finish(...promiseNames);
  if (status === 'closed') hand.stop('not-needed', 'automatic-close');
  else if (hadClocks && hand.clock('automatic-close')?.state !== 'running') {
    hand.start('automatic-close');
  }
}

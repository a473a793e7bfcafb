import { type Cause } from '#platform/event-store';
import { type Decider, type EventMetadata } from '#platform/kernel';
import {
  type BulkCommandEvent,
  type BulkCommandRequested,
  type BulkRefusal,
} from '../case/bulk-command-events.js';

type Request = BulkCommandRequested['data'];

/** The same command for many cases, and how far it has come. */
export interface BulkCommand extends Request {
  /** Why each case does what it does. */
  readonly cause: Cause;
  readonly caseIds: readonly string[];
  /** So many of the cases have had their turn. */
  readonly upTo: number;
}

interface BulkCommandEnvelope {
  readonly metadata: EventMetadata;
}

export const bulkCommandDecider: Decider<
  BulkCommand | undefined,
  BulkCommandEvent,
  BulkCommandEnvelope
> = {
  initialState: undefined,
  evolve: (bulk, event) => {
    if (event.type === 'BulkCommandRequested') {
      const { causationId: id, actor, correlationId, occurredAt } = event.metadata;
      const cause = { id, actor, correlationId, occurredAt };
      return { ...event.data, cause, caseIds: [], upTo: 0 };
    }
    if (!bulk) throw new TypeError(`A bulk command begins with its request, not ${event.type}.`);
    if (event.type === 'BulkCasesChosen') {
      return { ...bulk, caseIds: [...bulk.caseIds, ...event.data.caseIds] };
    }
    return { ...bulk, upTo: event.data.upTo };
  },
};

/** An append of all has less than a MiB, in whatever store. */
export const MOST_CASES = 20_000;
const CASES_IN_AN_EVENT = 1_000;

export function requestBulkCommand(
  request: Omit<BulkCommandRequested['data'], 'total'>,
  caseIds: readonly string[],
): readonly BulkCommandEvent[] {
  const events: BulkCommandEvent[] = [
    { type: 'BulkCommandRequested', data: { ...request, total: caseIds.length } },
  ];
  for (let first = 0; first < caseIds.length; first += CASES_IN_AN_EVENT) {
    const chosen = caseIds.slice(first, first + CASES_IN_AN_EVENT);
    events.push({ type: 'BulkCasesChosen', data: { caseIds: chosen } });
  }
  return events;
}

/** Notes how far it has come; whoever comes second with the same changes nothing. */
export function advanceBulkCommand(
  bulk: BulkCommand | undefined,
  upTo: number,
  refused: readonly BulkRefusal[],
): readonly BulkCommandEvent[] {
  if (!bulk || bulk.upTo >= upTo) return [];
  return [{ type: 'BulkCommandAdvanced', data: { upTo, refused } }];
}

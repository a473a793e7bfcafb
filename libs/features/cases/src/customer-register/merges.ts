import { type Map, OrderedMap } from 'immutable';
import { type Cause } from '#platform/event-store';
import { type SignalRole } from '../playbooks/playbook.js';
import { type CasesMerged, type CasesUnmerged } from './register-events.js';

/** A signal where it stands in the log, and what it is to its case. */
export interface SignalPlace {
  readonly walletEventStream: string;
  readonly role: SignalRole;
}

/** One merge of a case, as long as it stands or until it was undone. */
export interface Merge {
  readonly into: string;
  readonly cause: Cause;
  /** What belongs to the merged case and went to the other one meanwhile; by the stream of the wallet event. */
  readonly signals: OrderedMap<string, SignalPlace>;
  readonly undoneBy?: Cause;
}

/**
 * All merges of a customer's cases by the case that was merged away, oldest first: the last one may stand. The case that a
 * merge goes to is never one that is merged away itself, so what leads from case to case has no circle.
 */
export type Merges = Map<string, readonly Merge[]>;

export function standingMerge(merges: Merges, caseId: string): Merge | undefined {
  const last = merges.get(caseId)?.at(-1);
  return last?.undoneBy ? undefined : last;
}

/** The case that goes on in place of this one; itself where it was not merged. */
export function goesOnAs(merges: Merges, caseId: string): string {
  let end = caseId;
  for (let next = standingMerge(merges, end); next; next = standingMerge(merges, end)) {
    end = next.into;
  }
  return end;
}

export function merged(
  merges: Merges,
  { caseId, into }: CasesMerged['data'],
  cause: Cause,
): Merges {
  const merge: Merge = { into, cause, signals: OrderedMap() };
  return merges.set(caseId, [...(merges.get(caseId) ?? []), merge]);
}

export function unmerged(
  merges: Merges,
  { caseId }: CasesUnmerged['data'],
  undoneBy: Cause,
): Merges {
  return withStanding(merges, caseId, (merge) => ({ ...merge, undoneBy }));
}

/** Each case on the way to where the signal goes gets it when its own merge is undone. */
export function withMissed(merges: Merges, decidedFor: string, place: SignalPlace): Merges {
  const { walletEventStream } = place;
  let next = merges;
  let caseId = decidedFor;
  for (let merge = standingMerge(merges, caseId); merge; merge = standingMerge(merges, caseId)) {
    // What it is to the case itself counts before what it is to one that goes on as it.
    if (caseId === decidedFor || !merge.signals.has(walletEventStream)) {
      const signals = merge.signals.set(walletEventStream, place);
      next = withStanding(next, caseId, (standing) => ({ ...standing, signals }));
    }
    caseId = merge.into;
  }
  return next;
}

function withStanding(merges: Merges, caseId: string, change: (merge: Merge) => Merge): Merges {
  const all = merges.get(caseId) ?? [];
  const last = all.at(-1);
  if (!last || last.undoneBy) return merges;
  return merges.set(caseId, [...all.slice(0, -1), change(last)]);
}

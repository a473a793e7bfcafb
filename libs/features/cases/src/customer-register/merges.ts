import { type Cause } from '#platform/event-store';
import { type SignalRole } from '../playbooks/playbook.js';
import { type RegisterEvent } from './register-events.js';

/** A signal where it stands in the log, and what it is to its case. */
export interface SignalPlace {
  readonly walletEventStream: string;
  readonly role: SignalRole;
}

/** One merge of a case, as long as it stands or until it was undone. */
export interface Merge {
  readonly into: string;
  readonly cause: Cause;
  /** What belongs to the merged case and went to the other one meanwhile. */
  readonly signals: readonly SignalPlace[];
  readonly undoneBy?: Cause;
}

/**
 * All merges of a customer's cases by the case that was merged away, oldest first: the last one may stand. The case that a
 * merge goes to is never one that is merged away itself, so what leads from case to case has no circle.
 */
export type Merges = ReadonlyMap<string, readonly Merge[]>;

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

export function evolveMerges(merges: Merges, event: RegisterEvent, cause: Cause): Merges {
  switch (event.type) {
    case 'CasesMerged': {
      const { caseId, into } = event.data;
      const merge = { into, cause, signals: [] };
      return new Map(merges).set(caseId, [...(merges.get(caseId) ?? []), merge]);
    }
    case 'CasesUnmerged':
      return withStanding(merges, event.data.caseId, (merge) => ({ ...merge, undoneBy: cause }));
    case 'SignalAssigned':
      return withSignal(merges, event.data.caseId, event.data);
    default:
      return merges;
  }
}

/** Each case on the way to where the signal goes gets it when its own merge is undone. */
function withSignal(
  merges: Merges,
  caseId: string,
  { walletEventStream, role }: SignalPlace,
): Merges {
  const standing = standingMerge(merges, caseId);
  if (!standing) return merges;
  const next = withStanding(merges, caseId, (merge) => ({
    ...merge,
    signals: [...merge.signals, { walletEventStream, role }],
  }));
  return withSignal(next, standing.into, { walletEventStream, role });
}

function withStanding(merges: Merges, caseId: string, change: (merge: Merge) => Merge): Merges {
  const all = merges.get(caseId) ?? [];
  const last = all.at(-1);
  if (!last || last.undoneBy) return merges;
  return new Map(merges).set(caseId, [...all.slice(0, -1), change(last)]);
}

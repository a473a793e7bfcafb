import { type Kysely } from 'kysely';
import { type EventFilter, type RecordedEvent } from '#platform/event-store';
import { type Digestion, type PartitionOf } from './digestion.js';
import { type Term } from './checkpoints.adapter.js';

/** Told what an event has to wait for, and undefined when none waits any more. */
export type OnDelay = (reason: string | undefined) => void;

/** What a runner runs: a policy or a projector, and the way in which it digests. */
export interface Subscription {
  /** Names the checkpoint. */
  readonly name: string;
  readonly filter: EventFilter;
  readonly partitionOf: PartitionOf;
  /** Milliseconds to wait after a page that was not full, for more to come; none by default. */
  readonly restMs?: number;
  /** Readiness does not ask it. */
  readonly waitsForOthers?: true;
  /** Whether its rows are where it would write them; holds until the transaction ends. @throws when they are not. */
  readonly hold?: (tx: Kysely<unknown>) => Promise<void>;
  /** Where the rows of a lower version are served: builds its own beside them and swaps them in. */
  readonly renew?: (signal: AbortSignal, onProgress: (share: number) => void) => Promise<void>;
  digestionIn(term: Term, onDelay: OnDelay): Digestion;
}

/** An event whose partition cannot be told is one that its handler cannot digest either: it stops its stream. */
export function orStreamName(partitionOf: PartitionOf): PartitionOf {
  return (event: RecordedEvent) => {
    try {
      return partitionOf(event);
    } catch {
      return event.streamName;
    }
  };
}

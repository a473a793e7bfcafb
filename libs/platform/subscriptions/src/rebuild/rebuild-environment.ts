import { type Kysely } from 'kysely';
import { type Pool } from 'pg';
import { type EventStore } from '#platform/event-store';
import { type TakeLease } from '../lease.js';
import { type AnyProjector } from '../projector.js';
import { type RebuildProgress } from './rebuild-progress.js';

export interface RebuildOptions {
  readonly projector: AnyProjector;
  readonly store: EventStore;
  readonly db: Kysely<unknown>;
  /** Of the same database. */
  readonly pool: Pool;
  readonly takeLease: TakeLease;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Swaps in also what differs from what is served. */
  readonly acceptDifferences?: boolean;
  /** How long to try to swap in while the table is in use without a pause; a minute by default. */
  readonly swapPatienceMs?: number;
  /** Events of a page that is loaded; 2,000 by default. */
  readonly pageSize?: number;
  readonly rememberedPartitions?: number;
  readonly heldBackRows?: number;
}

import { type Clock, type Keyring } from '#platform/kernel';

export const INGEST_SETTINGS = Symbol('IngestSettings');

export interface IngestSettings {
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Of one publishing service; 2,000 by default, and never below the largest batch. */
  readonly maxEventsInFlightPerCaller?: number;
}

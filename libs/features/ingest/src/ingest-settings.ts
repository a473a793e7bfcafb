export const INGEST_SETTINGS = Symbol('IngestSettings');

export interface IngestSettings {
  /** Of one publishing service; 2,000 by default, and never below the largest batch. */
  readonly maxEventsInFlightPerCaller?: number;
}

export { claimLog, isClaimedUnder, WrongInstallationSecretError } from './claim-log.js';
export { type Comparison, compareLogs, type CompareOptions } from './compare-logs/compare-logs.js';
export { type LogProgress } from './compare-logs/log-progress.js';
export { BrokenStreamError, type LogSummary } from './compare-logs/log-tally.js';
export { type Copy, copyLog, type CopyTarget } from './copy-log/copy-log.js';
export { prefixOf, type ReadableLog } from './compare-logs/readable-log.js';
export { DamagedLogFileError, LogFile } from './log-file/log-file.js';
export { summarizeLog } from './log-file/summarize-log.js';
export { writeLogFile } from './log-file/write-log-file.js';
export { IntakeByAppends } from './copy-log/intake-by-appends.js';
export { type LogIntake, TargetChangedError } from './copy-log/log-intake.js';
export { type SerializedEvent, serializeAppend } from './serialize-append.js';
export * from './decision-handler.js';
export * from './errors.js';
export * from './event-store.js';
export { isWanted } from './event-filter.js';
export { isBeyond } from './is-beyond.js';
export { offsetOf } from './log-offset.js';
export { APPEND_OBSERVER, type AppendObserver } from './observation/append-observer.js';
export { ObservedEventStore } from './observation/observed-event-store.js';
export { streamExists } from './stream-exists.js';
export { type StreamDecider, type StreamState } from './stream-states.js';
export { eventLogMigration } from './postgres/event-log.migration.js';
export {
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from './postgres/postgres-event-store.adapter.js';
export { EventOfNewerVersionError, type Upcaster, Upcasters } from './upcasting/upcasters.js';
export { UPCASTERS, UpcastingEventStore } from './upcasting/upcasting-event-store.js';
export { PostgresLogIntake } from './postgres/postgres-log-intake.adapter.js';
export { PostgresEventStoreModule } from './postgres/postgres-event-store.module.js';
export {
  KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from './kurrentdb/kurrentdb-event-store.adapter.js';
export { KurrentDbEventStoreModule } from './kurrentdb/kurrentdb-event-store.module.js';
export { type KurrentDbSettings, KurrentDbSettingsError } from './kurrentdb/kurrentdb-settings.js';

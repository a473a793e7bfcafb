export { PRESENT, type PastEvent, specify, stateAfter } from './decider-specification.js';
export { caughtUp } from './caught-up.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { freePorts } from './free-ports.js';
export { KurrentDbCluster, startKurrentDbCluster } from './kurrentdb-cluster.js';
export { KurrentDbServer, kurrentDbExecutable, startKurrentDbServer } from './kurrentdb-server.js';
export { startTestServer, type TestServer } from './test-server.js';
export { describeOnAnyKurrentDb, type KurrentDbLog, newKurrentDbLog } from './kurrentdb-log.js';
export { describeOnKurrentDb, describeOnSecureKurrentDb } from './describe-on-kurrentdb.js';
export {
  KURRENTDB_ADMIN,
  type SecureKurrentDbServer,
  startSecureKurrentDbServer,
} from './secure-kurrentdb-server.js';
export { makeCertificate } from './test-certificate.js';
export { type BlobStoreHarness } from './blob-store-conformance/blob-store-harness.js';
export {
  type BlobStoreConformance,
  describeBlobStore,
} from './blob-store-conformance/describe-blob-store.js';
export { notTested } from './not-tested.js';
export { promtoolFindings } from './promtool.js';
export { ScrapedMetrics } from './scraped-metrics.js';
export { openPostgresLog, type PostgresLog } from './postgres-log.js';
export { eventToAppend, openTestLog, type TestEvent, type TestLog } from './test-log.js';
export {
  describeEventStore,
  type EventStoreConformance,
} from './event-store-conformance/describe-event-store.js';
export {
  appended,
  appendSurely,
  collect,
  follow,
  idsOf,
  newCategory,
  newStream,
  sampleEvent,
  sampleEvents,
  type Subscriber,
} from './event-store-conformance/sample-events.js';
export {
  type EventStoreHarness,
  type SlowAppend,
} from './event-store-conformance/event-store-harness.js';
export {
  startTestHttpApplication,
  type TestHttpApplication,
  type TestHttpApplicationOptions,
  type TestRequest,
} from './test-http-application.js';
export { type AppendFault, withAppendFaults } from './faulty-event-store.js';
export { MemoryBlobStore } from './memory-blob-store.js';
export { MemoryEventStore, MemoryLog } from './memory-event-store.js';
export { recordWalletEvent, testKeyring } from './record-wallet-event.js';
export { type ReceivedAnswer, type RequestToSend, sendRequest } from './send-request.js';
export { startTestReadSide } from './test-read-side.js';
export { type Patience, until } from './until.js';

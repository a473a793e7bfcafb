export { PRESENT, type PastEvent, specify, stateAfter } from './decider-specification.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { openTestLog, type TestEvent, type TestLog } from './test-log.js';

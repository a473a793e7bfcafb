export { type SerializedEvent, serializeAppend } from './serialize-append.js';
export * from './decision-handler.js';
export * from './errors.js';
export * from './event-store.js';

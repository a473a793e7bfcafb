import { type Caller } from '../access/caller.js';
import { type ReceivedFile } from '../files/received-file.js';
import { type OpenEventStreams } from '../event-stream/open-event-streams.js';
import { type CommandCause } from '../idempotency/command-cause.js';
import { type DeclaredRoutes } from './declared-routes.js';
import { type EventStreamSettings } from './http-settings.js';

// What the parts of this library leave at the server and at a request for one another.
declare module 'fastify' {
  interface FastifyInstance {
    shutdown: AbortSignal;
    eventStreams: EventStreamSettings;
    declaredRoutes: DeclaredRoutes;
    openEventStreams: OpenEventStreams;
  }

  interface FastifyContextConfig {
    /** Set by `@Consumes()`. */
    consumes?: readonly string[];
  }

  interface FastifyRequest {
    caller?: Caller;
    tokenExpiresAt?: Date;
    commandCause?: CommandCause;
    problemCode?: string;
    /** Of a request that is traced. */
    traceId?: string;
    /** Set once the answer is a live stream. */
    isEventStream?: true;
    /** The bytes of a JSON body, for routes that read them more strictly than `JSON.parse` does. */
    rawBody?: Buffer;
    /** Of a route that takes one. */
    receivedFile?: ReceivedFile;
  }
}

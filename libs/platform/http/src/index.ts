import './application/fastify-request.js';

export { DEFAULT_LIMITS, type LimitSettings } from './limits/limit-settings.js';
export { type Rate } from './limits/rate-limit.js';
export { actorOf, type Caller, type Role, ROLES } from './access/caller.js';
export { CurrentCaller } from './access/current-caller.decorator.js';
export {
  type DeclaredAccess,
  declaredAccess,
  findRoutesWithoutRole,
} from './access/declared-access.js';
export { DevelopmentIssuer, type TokenRequest } from './access/development-issuer.js';
export { JoseTokenVerifier, type TokenPolicy } from './access/jose-token-verifier.js';
export { Public, Roles } from './access/roles.decorator.js';
export { TokenVerifier, type VerifiedToken } from './access/token-verifier.js';
export { configureHttp } from './application/configure-http.js';
export { Consumes } from './application/consumes.decorator.js';
export {
  createHttpApplication,
  type HttpApplicationOptions,
} from './application/create-http-application.js';
export { createHttpAdapter, type HttpAdapterOptions } from './application/http-adapter.js';
export { type Forgetful, hourlyExpiry } from './application/hourly-expiry.provider.js';
export { type EventStreamSettings, type HttpSettings } from './application/http-settings.js';
export { Shutdown } from './application/shutdown.provider.js';
export { type ServerSentEvent } from './event-stream/event-stream-frames.js';
export { EventStreamRequest } from './event-stream/event-stream.request.js';
export { EventStream } from './event-stream/event-stream.decorator.js';
export { ServerSentEvents } from './event-stream/server-sent-events.js';
export { FileBody, FileRoute } from './files/file-route.decorator.js';
export { DEFAULT_FILES, FILE_MEDIA_TYPES, type FileSettings } from './files/file-settings.js';
export { type ReceivedFile } from './files/received-file.js';
export { type HealthCheck, HealthChecks, type HealthReport } from './health/health-checks.js';
export { HttpModule } from './http.module.js';
export { type CommandCause, commandIdOf } from './idempotency/command-cause.js';
export { CommandRoute, CurrentCause } from './idempotency/command-route.decorator.js';
export { IdempotencyKey } from './idempotency/idempotency-key.decorator.js';
export { type Binding, IdempotencyKeys } from './idempotency/idempotency-keys.js';
export { idempotencyKeysMigration } from './idempotency/idempotency-keys.migration.js';
export { InMemoryIdempotencyKeys } from './idempotency/in-memory-idempotency-keys.js';
export { PostgresIdempotencyKeys } from './idempotency/postgres-idempotency-keys.js';
export { type DigestedRequest, requestDigest } from './idempotency/request-digest.js';
export { Cursor } from './paging/cursor.js';
export { type Page, pageOf } from './paging/page.js';
export { PageRequest } from './paging/page.request.js';
export { PageResponse } from './paging/page.response.js';
export { type ProblemDetails, problemOf } from './problem/problem-details.js';
export { problemContract } from './problem/problem.contract.js';
export { PROBLEM_MEDIA_TYPE } from './problem/send-problem.js';
export { ProblemFilter } from './problem/problem.filter.js';
export { STATUS_OF_KIND } from './problem/status-of-kind.js';
export {
  type ControllerClass,
  type RouteContract,
  routeContracts,
} from './route-contract/declared-routes.js';
export {
  Documented,
  type DocumentedAnswer,
  type DocumentedParameter,
  documentPathParameter,
  type RouteDocumentation,
} from './route-contract/documented.decorator.js';
export { RouteFeature, type RouteFeatureName } from './route-contract/route-features.decorator.js';
export { etagOf, revisionOf } from './revision/etag.js';
export { IfMatch } from './revision/if-match.decorator.js';
export { ticketsMigration } from './tickets/tickets.migration.js';
export { RequestValidationPipe } from './validation/request-validation.pipe.js';
export { type ValidationFailure, validationFailures } from './validation/validation-failures.js';

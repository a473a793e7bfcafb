import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { DATABASE, type Database } from '#platform/postgres';
import { AccessGuard } from './access/access.guard.js';
import { Authentication } from './access/authentication.js';
import { hourlyExpiry } from './application/hourly-expiry.provider.js';
import { HTTP_SETTINGS, type HttpSettings } from './application/http-settings.js';
import { MediaTypeGuard } from './application/media-type.guard.js';
import { Shutdown } from './application/shutdown.provider.js';
import { HealthChecks } from './health/health-checks.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyKeys } from './idempotency/idempotency-keys.js';
import { PostgresIdempotencyKeys } from './idempotency/postgres-idempotency-keys.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { InMemoryTicketStore } from './tickets/in-memory-ticket-store.js';
import { PostgresTicketStore } from './tickets/postgres-ticket-store.js';
import { TicketStore } from './tickets/ticket-store.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { Tickets } from './tickets/tickets.provider.js';
import { RequestValidationPipe } from './validation/request-validation.pipe.js';

/** Access, problem details, validation, idempotency and health for every route of the application. */
@Module({})
export class HttpModule {
  static forRoot(settings: HttpSettings): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      controllers: [HealthController, MetricsController, TicketsController],
      providers: [
        { provide: HTTP_SETTINGS, useValue: settings },
        {
          provide: Authentication,
          useFactory: () => new Authentication(settings.tokenVerifier, settings.clock),
        },
        {
          provide: IdempotencyKeys,
          useFactory: (database?: Database) => idempotencyKeys(settings, database),
          inject: [{ token: DATABASE, optional: true }],
        },
        hourlyExpiry(IdempotencyKeys, 'idempotency keys'),
        {
          provide: TicketStore,
          useFactory: (database?: Database) =>
            database ? new PostgresTicketStore(database) : new InMemoryTicketStore(settings.clock),
          inject: [{ token: DATABASE, optional: true }],
        },
        Tickets,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: MediaTypeGuard },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        HealthChecks,
        Shutdown,
      ],
      exports: [HTTP_SETTINGS, HealthChecks, IdempotencyKeys, Shutdown],
    };
  }
}

function idempotencyKeys(settings: HttpSettings, database: Database | undefined): IdempotencyKeys {
  if (settings.idempotencyKeys) return settings.idempotencyKeys;
  if (database) return new PostgresIdempotencyKeys(database);
  throw new Error('HttpModule needs PostgresModule, or idempotencyKeys of the settings.');
}

import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import {
  BulkCommandsModule,
  CaseCommandsModule,
  caseMigrations,
  CaseRoutingModule,
  CaseViewsModule,
  WalletActionsModule,
} from '#features/cases';
import { IngestModule } from '#features/ingest';
import { BLOB_STORE } from '#platform/blob-store';
import { DocumentsModule } from '#platform/documents';
import {
  APPEND_OBSERVER,
  eventLogMigration,
  type KurrentDbSettings,
  UPCASTERS,
} from '#platform/event-store';
import {
  HttpModule,
  idempotencyKeysMigration,
  ticketsMigration,
  type TokenVerifier,
} from '#platform/http';
import { CLOCK, Keyring, systemClock, TRACING, type Tracing } from '#platform/kernel';
import {
  eventLogMetrics,
  type Logger,
  METRICS,
  type Metrics,
  ObservabilityModule,
} from '#platform/observability';
import { type Migrations, PostgresModule } from '#platform/postgres';
import { SubscriptionsModule, subscriptionsMigrations } from '#platform/subscriptions';
import { type Config } from './config.js';
import { DatabaseHealth } from './database-health.provider.js';
import { DatabaseMetrics } from './database-metrics.provider.js';
import { blobStoreOf } from './blob-store.js';
import { evidenceOptions } from './evidence.js';
import { eventLogModule } from './event-log.js';
import { EventLogHealth } from './event-log-health.provider.js';
import { limitSettings } from './limits.js';
import { postgresLog } from './postgres-log.js';
import { publishedApi } from './published-api.js';
import { slaSettings } from './sla-settings.js';
import { upcasters } from './upcasters.js';

/** The tables of everything that this app contains, also of an event log that is elsewhere for now. */
export const migrations: Migrations = {
  ...eventLogMigration,
  ...subscriptionsMigrations,
  ...idempotencyKeysMigration,
  ...ticketsMigration,
  ...caseMigrations,
};

export interface AppOptions {
  readonly config: Config;
  /** Of PostgreSQL. */
  readonly connectionString: string;
  /** Without it the event log is in PostgreSQL, too. */
  readonly eventLog?: KurrentDbSettings | undefined;
  readonly keyring: Keyring;
  readonly tokenVerifier: TokenVerifier;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Nothing is traced without it. */
  readonly tracing?: Tracing | undefined;
  /** Without them it answers nothing new: for tools, which only look at them. */
  readonly runsSubscriptions?: boolean;
}

/** Every feature in one process. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    const { config, connectionString, keyring, tokenVerifier, logger, metrics, tracing } = options;
    const runs = options.runsSubscriptions ?? true;
    const providers = [
      { provide: Keyring, useValue: keyring },
      { provide: CLOCK, useValue: systemClock },
      { provide: UPCASTERS, useValue: upcasters },
      { provide: BLOB_STORE, useFactory: () => blobStoreOf(config) },
      ...(tracing ? [{ provide: TRACING, useValue: tracing }] : []),
      { provide: APPEND_OBSERVER, useFactory: eventLogMetrics, inject: [METRICS] },
    ];
    return {
      module: AppModule,
      global: true,
      imports: [
        ObservabilityModule.forRoot(logger, metrics),
        PostgresModule.forRoot({ connectionString, log: postgresLog(logger) }),
        eventLogModule(options.eventLog),
        HttpModule.forRoot({
          tokenVerifier,
          keyring,
          clock: systemClock,
          limits: limitSettings(config),
          files: { maxBytes: config.EVIDENCE_MAX_BYTES },
          tracing,
        }),
        SubscriptionsModule.forRoot({ run: runs }),
        IngestModule.forRoot(),
        ...caseModules(config, runs),
        DocumentsModule.forRoot(publishedApi),
      ],
      providers: [...providers, EventLogHealth, DatabaseHealth, DatabaseMetrics],
      exports: providers,
    };
  }
}

/** @param runs whether they answer what happens, and tell what is due. */
function caseModules(config: Config, runs: boolean): ModuleMetadata['imports'] & object {
  const commands = CaseCommandsModule.forRoot({
    reopenWindowHours: config.CASE_REOPEN_WINDOW_HOURS,
    evidence: evidenceOptions(config),
    clocks: { settings: slaSettings(config), keepsDeadlines: runs },
  });
  const claimLeaseMinutes = config.CLAIM_LEASE_MINUTES;
  return [
    commands,
    CaseRoutingModule.forRoot({ commands, claimLeaseMinutes, lapsesClaims: runs }),
    CaseViewsModule,
    WalletActionsModule.beside(commands),
    BulkCommandsModule,
  ];
}

import { type DynamicModule, Module } from '@nestjs/common';
import { eventLogMigration, PostgresEventStoreModule } from '#platform/event-store';
import { HttpModule, type TokenVerifier } from '#platform/http';
import { CLOCK, Keyring, systemClock } from '#platform/kernel';
import { type Logger, ObservabilityModule } from '#platform/observability';
import { type Migrations, PostgresModule } from '#platform/postgres';
import { postgresLog } from './postgres-log.js';

/** The tables of everything that this app contains. */
export const migrations: Migrations = {
  ...eventLogMigration,
};

export interface AppOptions {
  readonly connectionString: string;
  readonly keyring: Keyring;
  readonly tokenVerifier: TokenVerifier;
  readonly logger: Logger;
}

/** Every feature in one process. */
@Module({})
export class AppModule {
  static forRoot({ connectionString, keyring, tokenVerifier, logger }: AppOptions): DynamicModule {
    const providers = [
      { provide: Keyring, useValue: keyring },
      { provide: CLOCK, useValue: systemClock },
    ];
    return {
      module: AppModule,
      global: true,
      imports: [
        ObservabilityModule.forRoot(logger),
        PostgresModule.forRoot({ connectionString, log: postgresLog(logger) }),
        PostgresEventStoreModule.forRoot(),
        HttpModule.forRoot({ tokenVerifier, keyring, clock: systemClock }),
      ],
      providers,
      exports: providers,
    };
  }
}

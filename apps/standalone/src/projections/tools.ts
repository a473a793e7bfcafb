import { type INestApplicationContext, type Type } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { claimLog, EVENT_STORE, type EventStore } from '#platform/event-store';
import { createHttpApplication } from '#platform/http';
import { Keyring, systemClock } from '#platform/kernel';
import { createLogger } from '#platform/observability';
import { DATABASE, PG_POOL, SessionLocks } from '#platform/postgres';
import { installationSecret } from '#platform/secrets';
import {
  type AnyProjector,
  Checkpoints,
  ParkedEvents,
  type RebuildOptions,
  SubscriptionCatalogue,
  SubscriptionLags,
} from '#platform/subscriptions';
import { AppModule } from '../app.module.js';
import { type Config, readConfig } from '../config.js';
import { eventLogSettings } from '../event-log.js';
import { ConfigError } from '../read-settings.js';
import { givenInstallationSecret } from '../secret-files.js';
import { visitHome } from './visit-home.js';

/** What the commands work with: all policies and projections of this release, none of them running. */
export class Tools {
  readonly catalogue: SubscriptionCatalogue;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
  readonly lags: SubscriptionLags;
  readonly locks: SessionLocks;
  readonly store: EventStore;
  readonly db: Kysely<unknown>;
  readonly pool: RebuildOptions['pool'];

  constructor(private readonly app: INestApplicationContext) {
    this.catalogue = app.get(SubscriptionCatalogue);
    this.checkpoints = app.get(Checkpoints);
    this.parked = app.get(ParkedEvents);
    this.lags = app.get(SubscriptionLags);
    this.locks = app.get(SessionLocks);
    this.store = app.get<EventStore>(EVENT_STORE);
    this.db = app.get<Kysely<unknown>>(DATABASE);
    this.pool = app.get<RebuildOptions['pool']>(PG_POOL);
  }

  readonly takeLease = (name: string) => this.locks.tryAcquire(name);

  /** What a module of a feature provides. */
  get<Provided>(type: Type<Provided>): Provided {
    return this.app.get(type, { strict: false });
  }

  /** @throws ConfigError that says which there are. */
  projector(name: string): AnyProjector {
    const projectors = this.catalogue.projectors();
    const found = projectors.find((projector) => projector.name === name);
    if (found) return found;
    const names = projectors.map((projector) => projector.name).join(', ');
    throw new ConfigError(`There is no projection ${name}. There are: ${names}.`);
  }

  /** Before anything is appended under the secret. @throws WrongInstallationSecretError */
  async claimLog(): Promise<void> {
    await claimLog(this.store, this.app.get(Keyring), systemClock);
  }
}

/** Opens the home, works with it and leaves it as it was. */
export async function withTools<T>(work: (tools: Tools) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const home = await visitHome(config);
  try {
    const app = await openApp(config, home.connectionString);
    try {
      const tools = new Tools(app);
      await mustHaveTables(tools.db);
      return await work(tools);
    } finally {
      await app.close();
    }
  } finally {
    await home.close();
  }
}

async function openApp(config: Config, connectionString: string): Promise<INestApplicationContext> {
  const secret = await installationSecret(
    config.CASELINE_HOME,
    await givenInstallationSecret(config),
  );
  const logger = createLogger({ level: 'error', pretty: false, destination: process.stderr });
  const module = AppModule.forRoot({
    config,
    connectionString,
    eventLog: await eventLogSettings(config),
    keyring: new Keyring(secret),
    tokenVerifier: { verify: () => Promise.reject(new Error('Nobody signs in to a command.')) },
    logger,
    runsSubscriptions: false,
  });
  const app = await createHttpApplication(module, { logger });
  // Everything but to listen.
  return app.init();
}

async function mustHaveTables(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('projection_rebuilds') is not null as there`.execute(db);
  if (rows[0]?.there) return;
  throw new ConfigError(
    'This database has no read side yet. Start Caseline on it first: npm start.',
  );
}

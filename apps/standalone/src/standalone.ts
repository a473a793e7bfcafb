import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { claimLog, EVENT_STORE, type EventStore } from '#platform/event-store';
import { createHttpApplication, DevelopmentIssuer } from '#platform/http';
import { Keyring, systemClock } from '#platform/kernel';
import {
  createLogger,
  type Logger,
  Metrics,
  type RunningTracing,
  startTracing,
} from '#platform/observability';
import { createDatabase, createPool, type PostgresLog, runMigrations } from '#platform/postgres';
import { installationSecret } from '#platform/secrets';
import { AppModule, migrations } from './app.module.js';
import { refuseUnfinishedRestore } from './backup/unfinished-restore.js';
import { banner } from './banner.js';
import { type Config } from './config.js';
import { eventLogSettings } from './event-log.js';
import { type Home, openHome } from './home.js';
import { postgresLog } from './postgres-log.js';
import { givenInstallationSecret } from './secret-files.js';

/** Brings everything up in order; SIGTERM and SIGINT take it down in the opposite one. */
export async function startStandalone(config: Config): Promise<void> {
  const logger = createLogger({ level: config.LOG_LEVEL, pretty: process.stdout.isTTY });
  await refuseUnfinishedRestore(config.CASELINE_HOME);
  const given = await givenInstallationSecret(config);
  const secret = await installationSecret(config.CASELINE_HOME, given);
  const tracing = await startTracing(process.env);
  const home = await openHome(config, postgresLog(logger));
  try {
    const app = await createApp(config, home, new Keyring(secret), logger, tracing);
    // First, so that whoever reads that it is ready can stop it.
    stopOnSignals(app, home, logger, tracing);
    await announce(app, config, logger);
  } catch (error) {
    await home.close();
    throw error;
  }
}

async function createApp(
  config: Config,
  { connectionString }: Home,
  keyring: Keyring,
  logger: Logger,
  tracing: RunningTracing | undefined,
): Promise<NestFastifyApplication> {
  const eventLog = await eventLogSettings(config);
  const issuer = await DevelopmentIssuer.open(config.CASELINE_HOME, systemClock);
  await migrate(connectionString, postgresLog(logger));
  const metrics = new Metrics();
  metrics.observeProcess();
  const app = await createHttpApplication(
    AppModule.forRoot({
      config,
      connectionString,
      eventLog,
      keyring,
      tokenVerifier: issuer.verifier(),
      logger,
      metrics,
      tracing,
    }),
    { logger },
  );
  try {
    await claimLog(app.get<EventStore>(EVENT_STORE), keyring, systemClock);
    await listen(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}

async function migrate(connectionString: string, log: PostgresLog): Promise<void> {
  const database = createDatabase(createPool(connectionString, { max: 1 }));
  try {
    await runMigrations(database, migrations, log);
  } finally {
    await database.destroy();
  }
}

async function listen(app: NestFastifyApplication, { HOST, PORT }: Config): Promise<void> {
  await app.listen(PORT, HOST).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${PORT} is taken. Set another one: PORT=${PORT + 1} npm start`, {
      cause,
    });
  });
}

async function announce(
  app: NestFastifyApplication,
  { CASELINE_HOME, NODE_ENV }: Config,
  logger: Logger,
): Promise<void> {
  const url = await app.getUrl();
  if (NODE_ENV === 'production') logger.info({ url }, 'Caseline is ready');
  else process.stdout.write(banner(url, CASELINE_HOME, process.stdout.isTTY, new Date()));
}

/** The first signal drains; a second one, of somebody who cannot wait, ends the process at once. */
function stopOnSignals(
  app: NestFastifyApplication,
  home: Home,
  logger: Logger,
  tracing: RunningTracing | undefined,
): void {
  let stopping = false;
  const stop = (reason: string, exitCode: number): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ reason }, 'Stopping: requests under way are finished first');
    app
      .close()
      .then(() => home.close())
      .then(() => tracing?.stop())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          logger.error({ error }, 'Could not stop in order');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', () => {
    stop('SIGTERM', 0);
  });
  process.on('SIGINT', () => {
    stop('SIGINT', 0);
  });
  home.lost.addEventListener('abort', () => {
    stop('another process works on CASELINE_HOME', 1);
  });
}

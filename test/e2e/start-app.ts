import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication, DevelopmentIssuer, type Role } from '#platform/http';
import { Keyring, systemClock } from '#platform/kernel';
import { createLogger, Metrics } from '#platform/observability';
import { createDatabase, createPool, runMigrations } from '#platform/postgres';
import { createTestDatabase, newKurrentDbLog } from '#testing';
import { AppModule, migrations } from '../../apps/standalone/src/app.module.js';
import { readConfig } from '../../apps/standalone/src/config.js';
import { Api } from '../processes/api.js';

export interface StartedApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Everything it logged, at the finest level. */
  readonly logged: readonly string[];
  as(role: Role): Promise<Api>;
  /** What Prometheus gets. */
  scrape(): Promise<Response>;
  close(): Promise<void>;
}

/** The whole standalone app in this process, on a database and a log of its own. */
export async function startApp(settings: NodeJS.ProcessEnv = {}): Promise<StartedApp> {
  const database = await createTestDatabase();
  const { connectionString } = database;
  const migrated = createDatabase(createPool(connectionString, { max: 1 }));
  await runMigrations(migrated, migrations);
  await migrated.destroy();
  const home = await mkdtemp(path.join(tmpdir(), 'caseline-app-'));
  const logged: string[] = [];
  const logger = createLogger({
    level: 'trace',
    pretty: false,
    destination: { write: (line: string) => void logged.push(line) },
  });
  const issuer = await DevelopmentIssuer.ephemeral(systemClock);
  const metrics = new Metrics();
  metrics.observeProcess();
  const app = await createHttpApplication(
    AppModule.forRoot({
      config: readConfig({ CASELINE_HOME: home, ...settings }),
      connectionString,
      eventLog: newKurrentDbLog(),
      keyring: new Keyring(Buffer.alloc(32, 1)),
      tokenVerifier: issuer.verifier(),
      logger,
      metrics,
    }),
    { logger },
  );
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokenOf = (role: Role) => {
    const sources = role === 'service' ? { sources: 'every' as const } : {};
    return issuer.issue({ role, subject: `${role}-1`, timeToLiveSeconds: 600, ...sources });
  };
  return {
    app,
    url,
    logged,
    as: async (role) => new Api(url, await tokenOf(role)),
    scrape: async () => {
      const authorization = `Bearer ${await tokenOf('monitor')}`;
      return fetch(`${url}/metrics`, { headers: { authorization } });
    },
    close: async () => {
      await app.close();
      await database.drop();
      await rm(home, { recursive: true });
    },
  };
}

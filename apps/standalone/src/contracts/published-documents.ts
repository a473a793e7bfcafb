import { ModulesContainer, NestFactory } from '@nestjs/core';
import { PublishedDocuments } from '#platform/documents';
import { DevelopmentIssuer } from '#platform/http';
import { Keyring, systemClock } from '#platform/kernel';
import { createLogger } from '#platform/observability';
import { AppModule } from '../app.module.js';
import { readConfig } from '../config.js';
import { publishedApi } from '../published-api.js';

/** The documents of this app, of which nothing is started: Nest only looks at what it is made of. */
export async function publishedDocuments(): Promise<PublishedDocuments> {
  const issuer = await DevelopmentIssuer.ephemeral(systemClock);
  const root = AppModule.forRoot({
    config: readConfig({}),
    connectionString: 'postgres://nowhere.invalid/none',
    keyring: new Keyring(Buffer.alloc(32)),
    tokenVerifier: issuer.verifier(),
    logger: createLogger({ level: 'error', pretty: false }),
  });
  const app = await NestFactory.createApplicationContext(root, {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return new PublishedDocuments(app.get(ModulesContainer), publishedApi);
}

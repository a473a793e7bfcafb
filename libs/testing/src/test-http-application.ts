import { type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type HttpApplicationOptions, type HttpSettings, type Role } from '#platform/http';
import { BLOB_STORE, type BlobStore } from '#platform/blob-store';
import { type Clock, systemClock } from '#platform/kernel';
import { MemoryBlobStore } from './memory-blob-store.js';

export interface TestRequest extends RequestInit {
  /** Whose token goes with it; nobody's without it. */
  readonly as?: Role;
  /** Sent as JSON. */
  readonly json?: unknown;
}

export interface TestHttpApplication {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** What was logged, one JSON line each. */
  readonly logged: readonly string[];
  /** A token of `<role>-1`; that of a service may publish for every source. */
  token(role: Role): Promise<string>;
  request(path: string, request?: TestRequest): Promise<Response>;
  close(): Promise<void>;
}

export interface TestHttpApplicationOptions extends ModuleMetadata {
  readonly settings?: Partial<HttpSettings>;
  readonly http?: Omit<HttpApplicationOptions, 'logger'>;
  readonly clock?: Clock;
  /** In memory without it. */
  readonly blobs?: BlobStore;
}

/** Controllers behind the real HTTP layer, on a port of their own. */
export async function startTestHttpApplication(
  options: TestHttpApplicationOptions,
): Promise<TestHttpApplication> {
  const { settings, http, clock = systemClock, blobs, imports = [], ...metadata } = options;
  // Loaded here, as most specs that use this library need no Nest.
  const { createHttpApplication, DevelopmentIssuer, HttpModule, InMemoryIdempotencyKeys } =
    await import('#platform/http');
  const { createLogger, ObservabilityModule } = await import('#platform/observability');
  const { Keyring } = await import('#platform/kernel');
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const logger = createLogger({ level: 'trace', pretty: false, destination: { write } });
  const issuer = await DevelopmentIssuer.ephemeral(clock);
  const httpModule = HttpModule.forRoot({
    tokenVerifier: issuer.verifier(),
    keyring: new Keyring(Buffer.alloc(32, 1)),
    clock,
    idempotencyKeys: new InMemoryIdempotencyKeys(),
    ...settings,
  });
  const root = {
    module: TestModule,
    imports: [ObservabilityModule.forRoot(logger), httpModule, blobModule(blobs), ...imports],
    ...metadata,
  };
  const app = await createHttpApplication(root, { logger, ...http });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const token = (role: Role) =>
    issuer.issue({
      role,
      subject: `${role}-1`,
      timeToLiveSeconds: 600,
      ...(role === 'service' && { sources: 'every' as const }),
    });
  return {
    app,
    url,
    logged,
    token,
    request: async (path, { as, json, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (as) headers.set('authorization', `Bearer ${await token(as)}`);
      if (json !== undefined) headers.set('content-type', 'application/json');
      const body = json === undefined ? init.body : JSON.stringify(json);
      return fetch(url + path, { ...init, headers, ...(body !== undefined && { body }) });
    },
    close: () => app.close(),
  };
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- What Nest takes for the name of a module.
class TestModule {}

function blobModule(blobs: BlobStore = new MemoryBlobStore()): DynamicModule {
  const providers = [{ provide: BLOB_STORE, useValue: blobs }];
  return { module: BlobModule, global: true, providers, exports: [BLOB_STORE] };
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- What Nest takes for the name of a module.
class BlobModule {}

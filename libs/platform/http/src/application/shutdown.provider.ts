import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import { DEFAULT_DRAIN_MILLISECONDS, HTTP_SETTINGS, type HttpSettings } from './http-settings.js';

/**
 * Drains the application: new requests are refused and live streams ended at once, requests under way
 * may finish, and only what takes too long is cut off.
 */
@Injectable()
export class Shutdown implements OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #controller = new AbortController();
  #patience: NodeJS.Timeout | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(HTTP_SETTINGS) private readonly settings: Pick<HttpSettings, 'drainMilliseconds'>,
  ) {}

  /** Aborted as soon as the application begins to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  onModuleDestroy(): void {
    this.#controller.abort();
  }

  beforeApplicationShutdown(): void {
    const { server } = this.host.httpAdapter.getInstance<FastifyInstance>();
    this.#patience = setTimeout(() => {
      server.closeAllConnections();
    }, this.settings.drainMilliseconds ?? DEFAULT_DRAIN_MILLISECONDS);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.#patience);
  }
}

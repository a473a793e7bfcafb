import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, NestLogger } from '#platform/observability';
import { configureHttp } from './configure-http.js';
import { createHttpAdapter, type HttpAdapterOptions } from './http-adapter.js';

export interface HttpApplicationOptions extends HttpAdapterOptions {
  readonly logger: Logger;
}

/** An application whose root module imports `HttpModule` and `ObservabilityModule`. */
export async function createHttpApplication(
  rootModule: Type | DynamicModule,
  { logger, ...options }: HttpApplicationOptions,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    rootModule,
    createHttpAdapter(options),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  configureHttp(app);
  return app;
}

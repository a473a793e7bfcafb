import { type DynamicModule, Module } from '@nestjs/common';
import { LOGGER, type Logger } from './logger.js';
import { METRICS, Metrics } from './metrics/metrics.js';

/** Global: offers LOGGER and METRICS. */
@Module({})
export class ObservabilityModule {
  static forRoot(logger: Logger, metrics = new Metrics()): DynamicModule {
    const providers = [
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
    ];
    return { module: ObservabilityModule, global: true, providers, exports: providers };
  }
}

export { describeError, type DescribedError } from './describe-error.js';
export { createLogger, LOGGER, type Logger, type LoggerOptions } from './logger.js';
export { DURATION_BUCKETS, SIZE_BUCKETS } from './metrics/duration-buckets.js';
export { eventLogMetrics, type EventLogMetrics } from './metrics/event-log-metrics.js';
export {
  type Counter,
  type GaugeReading,
  type Histogram,
  type MetricDeclaration,
  METRICS,
  Metrics,
} from './metrics/metrics.js';
export { NestLogger } from './nest-logger.js';
export { ObservabilityModule } from './observability.module.js';
export { type RunningTracing, startTracing } from './traces/start-tracing.js';
export { currentContext, type RequestContext, runInContext } from './request-context.js';

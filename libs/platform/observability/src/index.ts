export { describeError, type DescribedError } from './describe-error.js';
export { createLogger, LOGGER, type Logger, type LoggerOptions } from './logger.js';
export { NestLogger } from './nest-logger.js';
export { ObservabilityModule } from './observability.module.js';
export { currentContext, type RequestContext, runInContext } from './request-context.js';

import { type Logger } from '#platform/observability';
import { type PostgresLog } from '#platform/postgres';

/** The process's logger as the PostgreSQL library wants it. */
export function postgresLog(logger: Logger): PostgresLog {
  return {
    info: (message, details) => {
      logger.info(details ?? {}, message);
    },
    warn: (message, details) => {
      logger.warn(details ?? {}, message);
    },
  };
}

import { Inject, Injectable } from '@nestjs/common';
import { METRICS, Metrics } from '#platform/observability';
import { PoolUsage } from '#platform/postgres';

/** How busy the connections to PostgreSQL are. */
@Injectable()
export class DatabaseMetrics {
  constructor(@Inject(METRICS) metrics: Metrics, usage: PoolUsage) {
    metrics.gauge(
      {
        name: 'caseline_database_pool_connections',
        help: 'Connections of the pool to PostgreSQL.',
        labels: ['state'],
      },
      () => [
        [{ state: 'in_use' }, usage.inUse],
        [{ state: 'idle' }, usage.idle],
      ],
    );
    metrics.gauge(
      {
        name: 'caseline_database_pool_waiting',
        help: 'Callers that wait for a connection to PostgreSQL.',
      },
      () => usage.waiting,
    );
  }
}

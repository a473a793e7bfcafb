import { type Pool } from 'pg';

/** How the connections of a pool are used now. */
export class PoolUsage {
  constructor(private readonly pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>) {}

  get inUse(): number {
    return this.pool.totalCount - this.pool.idleCount;
  }

  get idle(): number {
    return this.pool.idleCount;
  }

  /** Callers that wait for a connection. */
  get waiting(): number {
    return this.pool.waitingCount;
  }
}

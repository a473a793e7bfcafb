import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPool, EmbeddedPostgres } from '#platform/postgres';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { removeHome } from '../processes/remove-home.js';
import { apiAs } from '../processes/tokens.js';

/** Caseline as it is delivered, a process of its own, with a PostgreSQL that the bench may look into. */
export interface RunningCaseline {
  readonly service: Api;
  readonly agent: Api;
  /** How many entries all timelines have together. */
  timelineEntries(): Promise<number>;
  stop(): Promise<void>;
}

export async function startCaseline(settings: Record<string, string>): Promise<RunningCaseline> {
  const home = path.join(await mkdtemp(path.join(tmpdir(), 'caseline-bench-')), 'home');
  const postgres = await EmbeddedPostgres.start({ dataDirectory: path.join(home, 'postgres') });
  const pool = createPool(postgres.connectionString, { max: 1 });
  const caseline = await CaselineProcess.start({
    home,
    DATABASE_URL: postgres.connectionString,
    LOG_LEVEL: 'warn',
    ...settings,
  });
  return {
    service: await apiAs('service', caseline),
    agent: await apiAs('agent', caseline),
    timelineEntries: async () => {
      const { rows } = await pool.query<{ entries: string }>(
        'select count(*) as entries from case_timeline',
      );
      return Number(rows[0]?.entries);
    },
    stop: async () => {
      await caseline.terminate();
      await pool.end();
      await postgres.stop();
      await removeHome(home);
    },
  };
}

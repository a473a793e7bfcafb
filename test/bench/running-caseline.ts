import { createPool } from '#platform/postgres';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';
import { type BenchPostgres } from './bench-postgres.js';

/** Caseline as it is delivered, a process of its own, with a database that the bench may look into. */
export interface RunningCaseline {
  readonly pid: number;
  readonly service: Api;
  readonly agent: Api;
  readonly supervisor: Api;
  readonly database: string;
  /** How many entries all timelines have together. */
  timelineEntries(): Promise<number>;
  /** How many wallet events the timelines show; each in one case here. */
  signalsShown(): Promise<number>;
  stop(): Promise<void>;
}

export async function startCaseline(
  postgres: BenchPostgres,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningCaseline> {
  const home = await newHome('bench');
  const database = await postgres.createDatabase();
  const pool = createPool(database, { max: 1 });
  const count = async (what: string): Promise<number> => {
    const { rows } = await pool.query<{ found: string }>(`select count(*) as found from ${what}`);
    return Number(rows[0]?.found);
  };
  const caseline = await CaselineProcess.start({
    home,
    DATABASE_URL: database,
    LOG_LEVEL: 'warn',
    // The bench is one person who does the work of many.
    RATE_LIMIT_PERSON: '100000',
    ...settings,
  });
  return {
    pid: caseline.pid,
    service: await apiAs('service', caseline),
    agent: await apiAs('agent', caseline),
    supervisor: await apiAs('supervisor', caseline),
    database,
    timelineEntries: () => count('case_timeline'),
    signalsShown: () => count("case_timeline where body->>'type' = 'SignalAttached'"),
    stop: async () => {
      await caseline.terminate();
      await pool.end();
      await removeHome(home);
    },
  };
}

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createPool, EmbeddedPostgres } from '#platform/postgres';
import { newHome, removeHome } from '../processes/temporary-home.js';

/** The one PostgreSQL of a run, set up as Caseline's own: everything that is compared works on it. */
export class BenchPostgres {
  private constructor(
    private readonly home: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BenchPostgres> {
    const home = await newHome('bench');
    const dataDirectory = path.join(home, 'postgres');
    return new BenchPostgres(home, await EmbeddedPostgres.start({ dataDirectory }));
  }

  /** A new database, empty or a copy of another one to which nobody is connected; answers its connection string. */
  async createDatabase(of?: string): Promise<string> {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    const pool = createPool(this.server.connectionString, { max: 1 });
    try {
      const template = of === undefined ? '' : ` template ${new URL(of).pathname.slice(1)}`;
      await pool.query(`create database ${name}${template}`);
    } finally {
      await pool.end();
    }
    const url = new URL(this.server.connectionString);
    url.pathname = `/${name}`;
    return url.href;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await removeHome(this.home);
  }
}

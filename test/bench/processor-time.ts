import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';

/** Of the clock by which Linux counts processor time. */
const TICKS_A_SECOND = 100;

/** The share of one core that these processes take while nobody asks them for anything, in percent. */
export async function idleShare(pids: readonly number[], pool: Pool, ms: number): Promise<number> {
  const postmaster = await postmasterOf(pool);
  const ticks = async () => {
    const all = await processes();
    const counted = all.filter(
      ({ pid, parent }) => pids.includes(pid) || pid === postmaster || parent === postmaster,
    );
    return counted.reduce((sum, one) => sum + one.ticks, 0);
  };
  const before = await ticks();
  const began = performance.now();
  await sleep(ms);
  const seconds = (performance.now() - began) / 1_000;
  return (100 * ((await ticks()) - before)) / TICKS_A_SECOND / seconds;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own, and of its children that are gone. */
  readonly ticks: number;
}

async function processes(): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)),
  );
  return stats.flatMap((stat) => {
    if (stat === undefined) return [];
    // Behind the name, which may hold anything in its brackets: state, parent, and so on.
    const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid: Number.parseInt(stat, 10), parent: Number(parent), ticks }];
  });
}

/** The main process of the server, whose children serve and tidy up. */
async function postmasterOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = (await processes()).find(({ pid }) => pid === rows[0]?.pid);
  if (!backend) throw new Error('PostgreSQL is not on this machine.');
  return backend.parent;
}

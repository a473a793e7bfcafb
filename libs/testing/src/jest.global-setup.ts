import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Names the place of the run's database. The first spec that needs one starts it there (see
 * `test-database.ts`): this file runs outside Jest's modules, and pure specs need no server.
 */
export default async function setup(): Promise<void> {
  const run = await mkdtemp(path.join(tmpdir(), `caseline-test-${process.pid}-`));
  // Under root the server runs as another user, who has to get in; the secrets inside are closed to others.
  await chmod(run, 0o755);
  process.env.CASELINE_TEST_RUN = run;
}

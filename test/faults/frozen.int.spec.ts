import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { createPool } from '#platform/postgres';
import { type CaselineProcess } from '../processes/caseline-process.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const PATIENCE_MS = 90_000;

describe('a process that is frozen in the middle of a transaction', () => {
  let installation: SharedInstallation;
  let pool: Pool;
  let worker: CaselineProcess;
  let standby: CaselineProcess;

  beforeAll(async () => {
    installation = await SharedInstallation.create();
    pool = createPool(installation.connectionString);
    // One after the other: the first has every lease.
    worker = await installation.start('one');
    standby = await installation.start('two');
  });

  afterAll(async () => {
    worker.thaw();
    await Promise.all([worker.terminate(), standby.terminate()]);
    await pool.end();
    await installation.remove();
  });

  it('holds the others up for a while only, and does no harm when it goes on', async () => {
    const service = await apiAs('service', standby);
    await freezeWhileItProjects(async () => {
      expect((await service.publish(withdrawalStuck(1))).status).toBe(202);
    });
    const frozen = performance.now();
    expect((await service.publish(withdrawalStuck(2))).status).toBe(202);

    const agent = await apiAs('agent', standby);
    await eventually(
      'the other one goes on with the projections',
      async () => {
        const { body } = await agent.get('/v1/cases?customerId=cust-2');
        return (body as { data: readonly object[] }).data.length > 0 ? true : undefined;
      },
      PATIENCE_MS,
    );
    const seconds = ((performance.now() - frozen) / 1_000).toFixed(1);
    process.stderr.write(`A frozen process: the other one had taken over after ${seconds} s\n`);

    worker.thaw();
    const back = await apiAs('service', worker);
    await eventually('the thawed process takes events again', async () =>
      (await back.publish(withdrawalStuck(3))).status === 202 ? true : undefined,
    );
    await expectOneSignalEach(agent, [1, 2, 3]);
    await expectOneSignalEach(await apiAs('agent', worker), [1, 2, 3]);
  }, 180_000);

  /** The projector waits for a table; it is frozen there, and then gets it: its transaction stays open. */
  async function freezeWhileItProjects(publish: () => Promise<void>): Promise<void> {
    const blocker = await pool.connect();
    await blocker.query('begin');
    await blocker.query('lock table case_overviews in exclusive mode');
    await publish();
    await eventually('the projector waits for its table', async () => {
      const { rowCount } = await pool.query(
        `select from pg_locks join pg_class on pg_class.oid = relation
         where relname = 'case_overviews' and not granted`,
      );
      return rowCount === 0 ? undefined : true;
    });
    worker.freeze();
    await blocker.query('rollback');
    blocker.release();
  }
});

import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { type CaselineProcess } from '../processes/caseline-process.js';
import { casesOf, expectOneSignalEach } from '../processes/cases.js';
import { Publishing } from '../processes/publish-surely.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';

const BEFORE = Array.from({ length: 40 }, (_, number) => number);
const AFTER = Array.from({ length: 40 }, (_, number) => 100 + number);

describe('two processes, of which one has every projection', () => {
  let installation: SharedInstallation;
  let worker: CaselineProcess;
  let standby: CaselineProcess;

  beforeEach(async () => {
    installation = await SharedInstallation.create();
    worker = await installation.start('one');
    standby = await installation.start('two');
  });

  afterEach(async () => {
    worker.thaw();
    await Promise.all([worker.killHard(), standby.terminate()]);
    await installation.remove();
  });

  it.each([
    ['killed', () => worker.killHard()],
    [
      'frozen',
      () => {
        worker.freeze();
        return Promise.resolve();
      },
    ],
  ])(
    'go on when that one is %s, with nothing twice',
    async (what, fault) => {
      const service = await apiAs('service', standby);
      const agent = await apiAs('agent', standby);
      const publishing = new Publishing(service, BEFORE);
      await publishing.progress(BEFORE.length / 2);
      await fault();
      const failed = performance.now();
      await publishing.end();
      await new Publishing(service, AFTER.slice(0, 1)).end();
      await casesOf(agent, `cust-${AFTER[0]}`);
      const seconds = ((performance.now() - failed) / 1_000).toFixed(1);
      process.stderr.write(
        `A process was ${what}: the other one had taken over after ${seconds} s\n`,
      );

      await new Publishing(service, AFTER.slice(1)).end();
      if (what === 'frozen') worker.thaw();
      await expectOneSignalEach(agent, [...BEFORE, ...AFTER]);
    },
    120_000,
  );
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playbooks } from '#features/cases';
import { exampleWalletEvent } from '#contracts';
import { CaselineProcess, environmentOf } from '../processes/caseline-process.js';
import { CommandProcess } from '../processes/command-process.js';
import { eventually } from '../processes/eventually.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

describe('the playbooks command', () => {
  let home: string;
  let caseline: CaselineProcess;

  beforeAll(async () => {
    home = await newHome('playbooks');
    caseline = await CaselineProcess.start({ home });
    const service = await apiAs('service', caseline);
    const agent = await apiAs('agent', caseline);
    await service.publish(exampleWalletEvent('wallet.WithdrawalStuck.v1'));
    const time = '2026-03-02T08:00:00Z';
    await service.publish(
      exampleWalletEvent('wallet.WithdrawalCompleted.v1', { id: 'completed', time }),
    );
    await eventually('the goal is met', async () => {
      const { body } = await agent.get('/v1/cases?type=withdrawal');
      const [found] = body.data as readonly { proposedResolution: unknown }[];
      return found?.proposedResolution ?? undefined;
    });
  }, 240_000);

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
  });

  function run(...args: string[]) {
    return CommandProcess.spawn('playbooks', args, environmentOf({ home })).ended();
  }

  it('finds nothing that differs by the version that the case had', async () => {
    const { exitCode, output } = await run('try', 'withdrawal', '--version', '1');
    expect(output).toContain('1 case replayed by version 1 of the withdrawal playbook: none would');
    expect(exitCode).toBe(0);
  });

  it('tells what a planned playbook would have made of the past', async () => {
    const goal = [['wallet.WithdrawalCompleted.v1'], ['wallet.PasswordReset.v1']];
    const planned = { ...playbooks.of('withdrawal'), version: 2, goal };
    const file = path.join(home, 'planned.json');
    await writeFile(file, JSON.stringify(planned));
    const { output } = await run('try', 'withdrawal', '--file', file, '--json');
    expect(JSON.parse(output)).toMatchObject({
      version: 2,
      cases: 1,
      casesThatDiffer: 1,
      goal: { never: 1, later: 0 },
      differing: [{ goal: 'never' }],
    });
    const said = await run('try', 'withdrawal', '--file', file);
    expect(said.output).toContain('The goal would be met never: 1 case.');
    expect(said.output).toMatch(/collect-the-request +terminated +available +1/);
  });

  it('says what is wrong with what it was given', async () => {
    const file = path.join(home, 'wrong.json');
    await writeFile(file, '{ "caseType": "withdrawal" }');
    const wrong = await run('try', 'withdrawal', '--file', file);
    expect([wrong.exitCode, wrong.output]).toEqual([
      1,
      expect.stringContaining('no sound playbook'),
    ]);
    const unknown = await run('try', 'gift');
    expect(unknown.output).toContain('There is no case type gift. There are: account-locked');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { casesOf, expectOneSignalEach, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { runProjections, spawnProjections } from '../processes/projections-command.js';
import { publishSurely, Publishing } from '../processes/publish-surely.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

const EVENTS = Array.from({ length: 300 }, (_, number) => number);
const MORE = Array.from({ length: 60 }, (_, number) => 1_000 + number);
const PHASES = ['loading', 'indexing', 'catching up', 'comparing', 'swapping in'];

describe('a rebuild beside a running Caseline, on the embedded database', () => {
  let home: string;
  let caseline: CaselineProcess;
  let agent: Api;

  beforeAll(async () => {
    home = await newHome('rebuild');
    caseline = await CaselineProcess.start({ home, RATE_LIMIT_PERSON: '10000' });
    agent = await apiAs('agent', caseline);
    await new Publishing(await apiAs('service', caseline), EVENTS).end();
    await casesOf(agent, `cust-${EVENTS.at(-1)}`);
  });

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
  });

  /** PostgreSQL may still be at a statement of the one killed before, which nobody waits for any more. */
  const rebuildingUntil = (phase: string) =>
    eventually(`a rebuild is ${phase}`, async () => {
      const command = spawnProjections(['rebuild', 'case-timeline'], { home });
      try {
        await command.says(`case-timeline: ${phase}`);
        return command;
      } catch (error) {
        if (command.output.includes('Another process is rebuilding')) return undefined;
        throw error;
      }
    });

  it('leaves what is served as it was, wherever it is killed, and nothing behind it', async () => {
    for (const phase of PHASES) {
      const command = await rebuildingUntil(phase);
      await command.killHard();
      await expectOneSignalEach(agent, [0, 150, 299]);
    }
    const { output } = await runProjections(['status', '--json'], { home });
    expect(JSON.parse(output)).toMatchObject({ rebuilds: [] });
  });

  it('is swapped in without a request that fails or sees less, while events come in', async () => {
    const [found] = await casesOf(agent, 'cust-0');
    const entriesNow = async () => {
      const { status, body } = await agent.get(`/v1/cases/${found!.caseId}/timeline`);
      return [status, (body as { data?: unknown[] }).data?.length];
    };
    const before = await entriesNow();
    expect(before[1]).toBeGreaterThan(3);
    const over = new AbortController();
    let requests = 0;
    const readers = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) {
        expect(await entriesNow()).toEqual(before);
        requests += 1;
      }
    });
    const publishing = new Publishing(await apiAs('service', caseline), MORE);
    const { exitCode, output } = await runProjections(['rebuild', '--all'], { home });
    await publishing.end();
    over.abort();
    await Promise.all(readers);

    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(output).toContain('case-timeline/2 is rebuilt and swapped in');
    expect(output).toContain('0 differ');
    expect(requests).toBeGreaterThan(10);
    await expectOneSignalEach(agent, [0, 299, ...MORE]);
  });

  it('survives the Caseline that holds the database being killed, and works without one', async () => {
    const command = spawnProjections(['rebuild', 'case-timeline'], { home });
    await command.says('case-timeline: loading');
    await caseline.killHard();
    await command.exited();
    const { exitCode, output } = await runProjections(['rebuild', 'case-timeline', '--json'], {
      home,
    });
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });

    caseline = await CaselineProcess.start({ home, RATE_LIMIT_PERSON: '10000' });
    agent = await apiAs('agent', caseline);
    await publishSurely(await apiAs('service', caseline), 'after');
    const [found] = await casesOf(agent, 'cust-after');
    expect(await timelineOf(agent, found!)).toHaveLength(3);
    await expectOneSignalEach(agent, [0, 150, 299, ...MORE]);
  });
});

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '#testing';
import { CaselineProcess, environmentOf } from '../processes/caseline-process.js';
import { casesOf } from '../processes/cases.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describe('starting and stopping', () => {
  let home: string;

  beforeEach(async () => {
    home = await newHome('start');
  });

  afterEach(() => removeHome(home));

  async function refusalOf(settings: Record<string, string>): Promise<string> {
    const refused = CaselineProcess.spawn({ home, ...settings });
    expect(await refused.exited()).toBe(1);
    expect(refused.output).not.toMatch(/^\s+at /m);
    return refused.output;
  }

  it('SIGTERM answers what is under way, and the next start has all of it', async () => {
    const caseline = await CaselineProcess.start({ home });
    const service = await apiAs('service', caseline);
    const acknowledged: number[] = [];
    const publishing = Array.from({ length: 60 }, async (_, number) => {
      const answer = await service.publish(withdrawalStuck(number));
      if (answer.status === 202) acknowledged.push(number);
      return answer.status;
    });
    await Promise.race(publishing);
    expect(await caseline.terminate()).toBe(0);
    const outcomes = await Promise.allSettled(publishing);
    // Whatever came too late was refused, not cut off in the middle of its answer.
    const statuses = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(statuses.every((status) => [202, 503].includes(status))).toBe(true);

    const again = await CaselineProcess.start({ home });
    const agent = await apiAs('agent', again);
    for (const number of acknowledged) {
      expect(await casesOf(agent, `cust-${number}`)).toMatchObject([{ signals: 1 }]);
    }
    expect(await again.terminate()).toBe(0);
  });

  it('SIGTERM to npm start reaches Caseline and leaves nothing running', async () => {
    const npm = spawn('npm', ['start'], {
      env: environmentOf({ home }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const chunk of npm.stdout) {
      if (String(chunk).includes('Caseline is ready')) break;
    }
    npm.kill('SIGTERM');
    await once(npm, 'exit');
    // Nobody holds the home any more.
    const next = await CaselineProcess.start({ home });
    expect(await next.terminate()).toBe(0);
  });

  it('a second process on the same home is refused with a sentence, and the first goes on', async () => {
    const first = await CaselineProcess.start({ home });
    expect(await refusalOf({})).toContain(`Another Caseline process is running on ${home}`);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    await first.terminate();
  });

  it('the same home is locked beside a database that was given, too', async () => {
    const database = await createTestDatabase();
    const settings = { DATABASE_URL: database.connectionString };
    const first = await CaselineProcess.start({ home, ...settings });
    expect(await refusalOf(settings)).toContain(`Another Caseline process is running on ${home}`);
    await first.terminate();
    await database.drop();
  });

  it('a log that was begun under another secret is refused', async () => {
    const database = await createTestDatabase();
    const settings = { DATABASE_URL: database.connectionString };
    const first = await CaselineProcess.start({ home, ...settings });
    await first.terminate();
    const INSTALLATION_SECRET = randomBytes(32).toString('base64');
    const output = await refusalOf({ ...settings, INSTALLATION_SECRET });
    expect(output).toContain('begun under another installation secret');
    await database.drop();
  });

  it('a port that is taken is refused with one to try', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const output = await refusalOf({ PORT: String(port) });
    expect(output).toContain(`Port ${port} is taken. Set another one: PORT=${port + 1} npm start`);
    taken.close();
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is a whole number'],
    [
      { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
      'cannot be reached with DATABASE_URL',
    ],
  ])('%j is refused with a sentence', async (settings, sentence) => {
    expect(await refusalOf(settings)).toContain(sentence);
  });

  // A handshake that nobody answers would keep the process for ever.
  it('an EventStoreDB that keeps silent is refused with a sentence', async () => {
    const silent = createServer((socket) => socket.unref()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const output = await refusalOf({ KURRENTDB_URL: `kurrentdb://127.0.0.1:${port}` });
    expect(output).toContain(`EventStoreDB does not answer at 127.0.0.1:${port}.`);
    silent.close();
  });

  it('a home that is a file is refused with a sentence', async () => {
    await writeFile(home, '');
    expect(await refusalOf({})).toContain(home);
  });
});

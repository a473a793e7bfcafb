import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaselineProcess } from '../processes/caseline-process.js';
import { newHome, removeHome } from '../processes/temporary-home.js';

const root = path.resolve(import.meta.dirname, '../..');

describe('a newcomer', () => {
  let home: string;
  let caseline: CaselineProcess;

  beforeAll(async () => {
    home = await newHome('first');
    caseline = await CaselineProcess.start({ home });
  });

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(home);
  });

  it('pastes what the terminal shows and sees a live timeline', async () => {
    const shown = caseline.output.slice(caseline.output.indexOf('In another terminal'));
    const [, publish, find, follow] = shown.split(/^ {2}# .*$/m);
    const shell = spawn('bash', ['-c', [publish, 'echo', find, follow].join('\n')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    let seen = '';
    for await (const chunk of shell.stdout) {
      seen += String(chunk);
      if (seen.includes('SignalAttached')) break;
    }
    process.kill(-shell.pid!);
    expect(seen).toContain('"eventId"');
    expect(seen).toMatch(/^id: 1\ndata: .*"CaseOpened"/m);
    expect(seen).toMatch(/^id: 2\ndata: .*"SignalAttached"/m);
  });

  it('plays the demo to its end: ten situations, eight case types and more', async () => {
    const { code, out } = await demo(caseline.url);
    expect([code, out.slice(code === 0 ? -200 : -2000)]).toEqual([
      0,
      expect.stringContaining('10 situations, 12 cases, each worked to its end.'),
    ]);
    const [, table] = out.split('What became of them');
    const rows = table!.split('\n').filter((row) => row.includes(' closed '));
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map((row) => row.split(' ')[0])).size).toBeGreaterThanOrEqual(8);
    expect(out).toContain('noor      approves what mei proposed');
  });

  it('gets the reason when a step of the demo is refused', async () => {
    const refusing = createServer(({ url }, response) => {
      const problem = { code: 'no-such-event', detail: 'Nobody knows this event.' };
      response.writeHead(url === '/health/ready' ? 200 : 422).end(JSON.stringify(problem));
    }).listen(0, '127.0.0.1');
    await once(refusing, 'listening');
    const { port } = refusing.address() as AddressInfo;
    const { code, out } = await demo(`http://127.0.0.1:${port}`);
    refusing.close();
    expect(code).toBe(1);
    expect(out).toContain(
      'The situation top-up did not go as it has to.\n' +
        'POST /v1/wallet-events was refused with 422 no-such-event: Nobody knows this event.\n',
    );
  });

  /** All that it printed. */
  async function demo(url: string): Promise<{ readonly code: number; readonly out: string }> {
    const options = ['--url', url, '--home', home, '--speed', '0'];
    const child = spawn(process.execPath, ['dist/apps/demo/src/main.js', ...options], {
      cwd: root,
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (out += String(chunk)));
    }
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  }

  it.each([
    'standalone/src/main.js',
    'standalone/src/token.js',
    'standalone/src/health.js',
    'standalone/src/log.js',
    'demo/src/main.js',
  ])('gets help from %s', async (script) => {
    const help = spawn(process.execPath, [`dist/apps/${script}`, '--help'], { cwd: root });
    let text = '';
    help.stdout.on('data', (chunk) => (text += String(chunk)));
    expect(await once(help, 'close')).toEqual([0, null]);
    expect(text).toContain('Usage: npm ');
  });
});

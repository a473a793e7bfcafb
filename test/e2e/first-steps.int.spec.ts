import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
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

  it('plays the demo to its end', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['dist/apps/demo/src/main.js', '--url', caseline.url, '--home', home, '--speed', '0'],
      { cwd: root },
    );
    expect(stdout).toContain('6 cases, each as the story has it.');
  });

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

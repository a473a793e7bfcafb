import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newHome, removeHome } from '../processes/temporary-home.js';

const run = promisify(execFile);
const MINUTE = 60_000;

/** Without those that need a peer's package or minutes of waiting for clocks; see `npm run bench -- --help`. */
const names = [
  'appends-64',
  'appends-1024',
  'wallet-events',
  'live-timeline',
  'rebuild',
  'bulk-command',
  'read-pages',
];

describe('the bench', () => {
  let home: string;
  beforeAll(async () => {
    home = await newHome('bench-spec');
    await run('npx', ['tsc', '-p', 'test/bench']);
  }, MINUTE);
  afterAll(() => removeHome(home));

  it.each(names)(
    'measures %s, with a hundredth of the load',
    async (name) => {
      const json = path.join(home, `${name}.json`);
      const extent = ['--rounds', '1', '--load', '0.01', '--json', json];
      const { stdout } = await run('node', ['dist/test/bench/main.js', name, ...extent]);
      const { results } = JSON.parse(await readFile(json, 'utf8')) as {
        readonly results: readonly { readonly name: string; readonly ratio: number }[];
      };
      expect(results.length).toBeGreaterThan(0);
      expect(results.filter(({ ratio }) => !(ratio > 0 && ratio < Infinity))).toEqual([]);
      for (const { name } of results) expect(stdout).toContain(name);
    },
    3 * MINUTE,
  );

  it('says what is wrong with its load', async () => {
    const refused = run('node', ['dist/test/bench/main.js', 'appends-64', '--load', '0']);
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringContaining('It is a number from 0.01 to 1.') as unknown,
    });
  });
});

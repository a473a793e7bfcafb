import { readFileSync } from 'node:fs';

/** What `npm start` runs: `node` and its words, at the top of the project, where specs and benches run. */
export function startCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').slice(1);
}

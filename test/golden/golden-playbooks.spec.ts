import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Playbook, playbooks } from '#features/cases';

const folder = path.join(import.meta.dirname, 'playbooks');
const recorded = readdirSync(folder).sort();

function fileOf({ caseType, version }: Playbook): string {
  return `${caseType}.v${version}.json`;
}

// Cases keep the version that they were opened with for ever: a change of a playbook is a new version of it.
describe('golden files of playbooks', () => {
  it('are there for each version, and for nothing else', () => {
    const missing = playbooks.all.filter((playbook) => !recorded.includes(fileOf(playbook)));
    // To be committed as they are, but only for a version that is new.
    const files = missing.map((playbook) => `${fileOf(playbook)}:\n${JSON.stringify(playbook)}`);
    expect(files.join('\n')).toBe('');
    expect(recorded).toEqual(playbooks.all.map(fileOf).sort());
  });

  it.each(recorded)('%s is the playbook of today', (name) => {
    const [, caseType, version] = /^(.+)\.v(\d+)\.json$/.exec(name) ?? [];
    const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Playbook;
    // As JSON, which is how the file keeps it.
    const today = JSON.parse(JSON.stringify(playbooks.of(caseType!, Number(version)))) as Playbook;
    expect(today).toEqual(file);
  });
});

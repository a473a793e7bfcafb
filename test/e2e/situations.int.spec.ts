import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playbooks } from '#features/cases';
import { type People, type Situation, Story } from './situations/story.js';
import { startApp, type StartedApp } from './start-app.js';

// Each file of the folder tells one: a new case type brings its own.
const folder = path.join(import.meta.dirname, 'situations');
const situations = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.situation.ts'))
    .sort()
    .map(async (file) => {
      const { default: situation } = (await import(path.join(folder, file))) as {
        default: Situation;
      };
      return situation;
    }),
);

describe('support situations, from the first signal to a closed case', () => {
  let caseline: StartedApp;
  let people: People;

  beforeAll(async () => {
    caseline = await startApp();
    people = {
      service: await caseline.as('service'),
      agent: await caseline.as('agent'),
      supervisor: await caseline.as('supervisor'),
    };
  });

  afterAll(() => caseline.close());

  it('are told of every case type', () => {
    const told = situations.map(({ caseType }) => caseType);
    expect([...new Set(told)].sort()).toEqual([...playbooks.caseTypes].sort());
  });

  it.each(situations.map((one) => [one.caseType, one.title, one] as const))(
    '%s: %s',
    async (caseType, _, { tell }) => {
      await tell(new Story(caseType, people));
    },
  );
});

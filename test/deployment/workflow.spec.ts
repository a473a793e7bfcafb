import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readComposeFile, root } from './compose-file.js';
import { readWorkflow, workflowText } from './workflow-file.js';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { permissions, concurrency, jobs } = readWorkflow();
const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('the workflow', () => {
  it('may read, and drops a run that has been overtaken', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.values(jobs).map((job) => job.permissions)).toEqual(Array(3).fill(undefined));
    expect(concurrency['cancel-in-progress']).toBe(true);
  });

  it('runs whole suites with the log in the EventStoreDB that docker-compose.yml names', () => {
    const { services, env } = jobs.eventstoredb;
    const { image, environment } = readComposeFile().services.eventstore;
    expect(services?.eventstoredb?.image).toBe(image);
    expect(environment).toMatchObject({ EVENTSTORE_INSECURE: 'true' });
    expect(services?.eventstoredb?.env).toMatchObject({ EVENTSTORE_INSECURE: 'true' });
    expect(env?.KURRENTDB_URL).toBe('kurrentdb://127.0.0.1:2113?tls=false');
    expect(jobs.eventstoredb.steps.map(({ run }) => run)).toContain('npm test');
  });
});

describe.each(Object.entries(jobs))('its job %s', (_, { steps, ...job }) => {
  it('ends, whatever happens', () => {
    expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('uses actions by commit, and says of which version each is', () => {
    for (const { uses } of steps.filter((step) => step.uses !== undefined)) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(workflowText).toMatch(new RegExp(`${uses!} # v\\d+\\.\\d+\\.\\d+\n`));
    }
  });

  it('runs what is there', () => {
    for (const { run = '' } of steps.filter((step) => step.run !== undefined)) {
      const [program = '', script = ''] = run.split(' ');
      if (program !== 'npm') accessSync(path.join(root, program), constants.X_OK);
      else if (script !== 'ci') expect(manifest.scripts).toHaveProperty(script);
    }
  });
});

describe('.ci/containers', () => {
  it('is a script, and runs nothing in a container that is not built', () => {
    expect(spawnSync('bash', ['-n', path.join(root, '.ci/containers')]).status).toBe(0);
    const programs = read('.ci/containers').match(/dist\/apps\/\S+\.js/g) ?? [];
    expect(programs.length).toBeGreaterThan(0);
    for (const program of programs) accessSync(path.join(root, program));
  });
});

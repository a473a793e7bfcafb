import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../apps/standalone/src/config.js';
import { startCommand } from '../processes/start-command.js';
import { readComposeFile, root } from './compose-file.js';
import { copiesOf, environmentOf, execForm, instructionOf, readDockerfile } from './dockerfile.js';

const { services, networks, volumes, secrets } = readComposeFile();
const { caseline, eventstore, postgres } = services;
const stages = readDockerfile(path.join(root, caseline.build!.dockerfile));
const image = stages.at(-1)!;

const lines = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n');

describe.each(Object.entries(services))('the service %s', (name, service) => {
  it('says when it is well, and is started again when it ends', () => {
    const check = service.healthcheck?.test ?? ['CMD', ...healthCheckOfImage(service.image)];
    expect(check[0]).toBe('CMD');
    expect(check.length).toBeGreaterThan(1);
    expect(service.restart).toBe('unless-stopped');
  });

  it('has its limits', () => {
    const { cpus, memory, pids } = service.deploy.resources.limits;
    expect(String(cpus)).toMatch(/^\d+(\.\d+)?$/);
    expect(String(memory)).toMatch(/^\d+[mg]$/);
    expect(pids).toEqual(expect.any(Number));
    expect(service.logging.options).toEqual({ 'max-size': '10m', 'max-file': '5' });
  });

  it('has no rights that it does not need', () => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  it('is of an exact version', () => {
    const exact = /^[\w.-]+(\/[\w.-]+)*:\d+\.\d+(\.\d+)?(-[\w.]+)*$/;
    for (const used of service.image === undefined ? stages : [service]) {
      expect(used.image).toMatch(exact);
    }
  });

  it('is published on the loopback interface, if at all', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    if (name !== 'caseline')
      expect([service.ports, service.networks]).toEqual([undefined, ['storage']]);
  });

  it('keeps its data in a volume that is there', () => {
    expect(service.volumes.length).toBeGreaterThan(0);
    for (const volume of service.volumes) expect(volumes).toHaveProperty(volume.split(':')[0]!);
  });

  it('gets its secrets in files, which no commit and no image contains', () => {
    for (const [variable, value] of Object.entries(service.environment)) {
      if (value.startsWith('/run/secrets/')) {
        expect(service.secrets).toContain(path.basename(value));
      } else {
        expect(variable).not.toMatch(/PASSWORD|SECRET/);
      }
    }
    for (const secret of service.secrets ?? []) {
      expect(lines('.gitignore')).toContain(`${path.dirname(secrets[secret]!.file)}/`);
    }
    expect(lines('.dockerignore').find((line) => !line.startsWith('#'))).toBe('*');
  });
});

describe('the network of the stores', () => {
  it('leads nowhere else', () => {
    expect(networks.storage).toEqual({ internal: true });
  });
});

describe('Caseline in its container', () => {
  const environment = { ...environmentOf(image), ...caseline.environment };

  it('is given nothing but settings that it has, with values that it takes', () => {
    const known = Object.keys(readConfig(environment));
    expect(known).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  it('finds the stores where they are, when they are well', () => {
    const store = (name: string) => expect.stringContaining(`${name}:`);
    expect(caseline.environment).toMatchObject({
      DATABASE_URL: store('@postgres'),
      KURRENTDB_URL: store('//eventstore'),
    });
    const { POSTGRES_USER, POSTGRES_DB } = postgres.environment;
    expect(new URL(caseline.environment.DATABASE_URL!)).toMatchObject({
      username: POSTGRES_USER,
      pathname: `/${POSTGRES_DB!}`,
    });
    expect(eventstore.environment.EVENTSTORE_INSECURE).toBe('true');
    expect(caseline.environment.KURRENTDB_URL).toContain('tls=false');
    expect(caseline.depends_on).toEqual({
      eventstore: { condition: 'service_healthy' },
      postgres: { condition: 'service_healthy' },
    });
  });

  it('can write to its home only', () => {
    expect(caseline).toMatchObject({ read_only: true });
    expect(caseline.volumes).toEqual([`home:${environmentOf(image).CASELINE_HOME!}`]);
  });

  it('is no root, starts as npm start does, and publishes the port at which it listens', () => {
    expect(instructionOf(image, 'USER')).toBe('node');
    expect(execForm(instructionOf(image, 'CMD'))).toEqual(startCommand());
    expect(caseline.ports?.[0]?.endsWith(`:${environmentOf(image).PORT!}`)).toBe(true);
  });

  it('is built of what is there and not ignored', () => {
    const sent = lines('.dockerignore').flatMap((line) => /^!(.+)$/.exec(line)?.[1] ?? []);
    const copied = stages
      .flatMap(copiesOf)
      .filter(({ from }) => from === undefined)
      .flatMap(({ sources }) => sources);
    expect([...new Set(copied)].sort()).toEqual([...sent].sort());
    expect(copied.filter((source) => !existsSync(path.join(root, source)))).toEqual([]);
  });
});

/** Of a service that is built here. */
function healthCheckOfImage(pulled: string | undefined): readonly string[] {
  return pulled === undefined ? execForm(instructionOf(image, 'HEALTHCHECK')) : [];
}

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '#testing';
import { CaselineProcess } from '../processes/caseline-process.js';
import { runRefused, runWell, spawnBackup } from '../processes/backup-command.js';
import { runLog } from '../processes/log-command.js';
import { longHistory, postgresSpecLog, type SpecLog } from '../processes/logs.js';

const KILLS = 3;

/** A backup of this size is not long under way. */
const SOON = { everyMs: 2 };

describe('a back-up of 24,000 events', () => {
  let root: string;
  let source: SpecLog;
  let target: SpecLog;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'caseline-killed-'));
    source = await postgresSpecLog(longHistory(24_000));
    target = await postgresSpecLog();
  });

  afterAll(async () => {
    await Promise.all([source.close(), target.close()]);
    await rm(root, { recursive: true });
  });

  function settingsOf(log: SpecLog, home: string) {
    return { home: path.join(root, home), DATABASE_URL: log.address, KURRENTDB_URL: '' };
  }

  async function unfinished(): Promise<readonly string[]> {
    return (await readdir(root)).filter((name) => name.startsWith('backup.unfinished-'));
  }

  it('that is killed is not there, and the next one is whole', async () => {
    const folder = path.join(root, 'backup');
    const settings = settingsOf(source, 'source');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = new Set(await unfinished());
      const backup = spawnBackup('backup', ['--to', folder], settings);
      await until(async () => {
        const [draft] = (await unfinished()).filter((name) => !before.has(name));
        if (draft === undefined) return false;
        const file = path.join(root, draft, 'events.ndjson.gz');
        return (await stat(file).catch(() => ({ size: 0 }))).size > kill * 100_000;
      }, SOON);
      await backup.killHard();
      expect(await readdir(root)).not.toContain('backup');
    }
    for (const left of await unfinished()) {
      const refused = runRefused(
        'restore',
        ['--from', path.join(root, left)],
        settingsOf(target, 'target'),
      );
      expect(await refused).toContain('is no complete back-up');
    }

    await runWell('backup', ['--to', folder], settings);
    expect(await readdir(folder)).toEqual(['SHA256SUMS', 'events.ndjson.gz', 'manifest.json']);
  });

  it('is restored by a restore that was killed before, and started on only then', async () => {
    const folder = path.join(root, 'backup');
    const settings = settingsOf(target, 'target');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await target.store.head();
      const restore = spawnBackup('restore', ['--from', folder], settings);
      await until(async () => (await target.store.head()) !== before, SOON);
      await restore.killHard();
      const started = CaselineProcess.spawn(settings);
      expect(await started.exited()).toBe(1);
      expect(started.output).toContain('is not complete');
      expect((await runLog('verify', source.address, target.address)).exitCode).toBe(1);
    }

    await runWell('restore', ['--from', folder], settings);
    const verified = await runLog('verify', source.address, target.address);
    expect(verified).toMatchObject({ exitCode: 0 });
    expect(await readdir(settings.home)).not.toContain('restore-unfinished');
  });
});

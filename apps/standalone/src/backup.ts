import 'reflect-metadata';
import path from 'node:path';
import { Command } from 'commander';
import { type CompareOptions } from '#platform/event-store';
import { systemClock } from '#platform/kernel';
import { backupHelp } from './backup/help.js';
import { logOfSettings } from './backup/log-of-settings.js';
import { makeBackup } from './backup/make-backup.js';
import { runWithProgress } from './backup/run-with-progress.js';
import { visitLog } from './log/open-log.js';
import { count } from './progress/progress-line.js';
import { readStoreSettings, type StoreSettings } from './store-settings.js';

interface BackupOptions {
  readonly to: string;
  readonly keys: boolean;
}

async function backup({ to, keys }: BackupOptions, options: CompareOptions): Promise<string> {
  const settings = readStoreSettings(process.env);
  const home = settings.CASELINE_HOME;
  const address = logOfSettings(process.env);
  const folder = path.resolve(to);
  const log = await visitLog(address);
  try {
    const toMake = { log: log.store, home, folder, withKeys: keys, clock: systemClock };
    const manifest = await makeBackup(toMake, options);
    return [
      `${count(manifest.log.events)} events in ${count(manifest.log.streams)} streams of ${address.shown} are in ${folder}.`,
      `SHA-256 ${manifest.log.digest}`,
      evidenceLine(settings, manifest.blobs ?? 0),
      manifest.keys.length > 0
        ? `Keys: ${manifest.keys.join(', ')}. Keep the folder as safe as the home.`
        : 'Keys are not in it: without the installation secret it is of no use. Keep that elsewhere.',
    ].join('\n');
  } finally {
    await log.close();
  }
}

function evidenceLine({ S3_URL }: StoreSettings, blobs: number): string {
  const elsewhere = S3_URL === undefined ? '' : ' What is in the bucket of S3_URL is not among it.';
  return `Evidence: ${count(blobs)} contents.${elsewhere}`;
}

await new Command('npm run backup --')
  .description('Backs up everything: the event log and the keys, also while Caseline is running.')
  .requiredOption('--to <folder>', 'a folder that is not there yet, or empty')
  .option('--without-keys', 'leave the keys of the home out')
  .addHelpText('after', backupHelp)
  .action(({ to, withoutKeys }: { readonly to: string; readonly withoutKeys?: true }) =>
    runWithProgress(
      (options) => backup({ to, keys: withoutKeys !== true }, options),
      'Stopped. There is no back-up.',
    ),
  )
  .parseAsync();

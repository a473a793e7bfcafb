import 'reflect-metadata';
import path from 'node:path';
import { Command } from 'commander';
import { type CompareOptions } from '#platform/event-store';
import { restoreHelp } from './backup/help.js';
import { logOfSettings } from './backup/log-of-settings.js';
import { restoreBackup } from './backup/restore-backup.js';
import { runWithProgress } from './backup/run-with-progress.js';
import { count } from './progress/progress-line.js';
import { readStoreSettings } from './store-settings.js';

async function restore(from: string, options: CompareOptions): Promise<string> {
  const settings = readStoreSettings(process.env);
  const address = logOfSettings(process.env);
  const { log, madeAt, keys } = await restoreBackup(
    { folder: path.resolve(from), settings, address },
    options,
  );
  return [
    `${count(log.events)} events in ${count(log.streams)} streams are in ${address.shown}, as they were at ${madeAt}.`,
    `SHA-256 ${log.digest}`,
    keys.length > 0
      ? `Keys are in ${settings.CASELINE_HOME}. npm start builds the read models from the log.`
      : `Put the installation secret into ${settings.CASELINE_HOME}, or set INSTALLATION_SECRET; then npm start.`,
  ].join('\n');
}

await new Command('npm run restore --')
  .description('Restores a back-up into an empty home and an empty log.')
  .requiredOption('--from <folder>', 'the back-up')
  .addHelpText('after', restoreHelp)
  .action(({ from }: { readonly from: string }) =>
    runWithProgress(
      (options) => restore(from, options),
      'Stopped. The same command goes on from there; until then Caseline does not start on this home.',
    ),
  )
  .parseAsync();

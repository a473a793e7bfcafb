import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { list } from './playbooks/list-command.js';
import { tryOut, type TryFlags } from './playbooks/try-command.js';
import { withTools } from './projections/tools.js';
import { untilASignal } from './until-a-signal.js';

const JSON_FLAG = ['--json', 'for machines; every case that would differ is in it'] as const;

const tryHelp = `
The history of each case of the type is replayed twice from the log: by the version with which it was opened, and by the
other one. What people and the wallet did stays; what the playbook made of it is decided anew. Nothing is written, and
Caseline may be running or not.

What it cannot know: wallet events that concerned no case at the time are not in a case's history, and people might have
acted in another way.

Exit code: 0, whatever would differ; 1 when it could not be tried, and a sentence says why.

Examples:
  npm run playbooks -- try withdrawal --version 2
  npm run playbooks -- try withdrawal --file ./withdrawal.json     # one that is only planned`;

const program = new Command('npm run playbooks --').description(
  'Shows the playbooks, and what a version of one would have changed in the past.',
);

program
  .command('list')
  .description('The playbooks of this release, in all their versions.')
  .option('--json', 'for machines')
  .action(({ json }: TryFlags) => {
    process.stdout.write(`${list(json === true)}\n`);
  });

program
  .command('try')
  .description('Replays past cases by another version of their playbook, and tells what differs.')
  .argument('<caseType>', 'such as withdrawal')
  .option('--version <n>', 'of this release; the newest without it', versionNumber)
  .option('--file <file>', 'a playbook as .json, or a compiled .js that exports it as its default')
  .option(...JSON_FLAG)
  .addHelpText('after', tryHelp)
  .action(async (caseType: string, flags: TryFlags) => {
    const signal = untilASignal(new Error('Stopped. Nothing was changed.'));
    const text = await withTools(({ store }) => tryOut(store, caseType, flags, signal));
    process.stdout.write(`${text}\n`);
  });

function versionNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('A version is 1 or more.');
  return Number(value);
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was opened before it failed is not waited for.
  process.exit(1);
});

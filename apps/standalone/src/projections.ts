import 'reflect-metadata';
import { Command } from 'commander';
import { list } from './projections/list-command.js';
import { parked, retry } from './projections/parked-commands.js';
import { rebuild, type RebuildFlags, type Said } from './projections/rebuild-command.js';
import { status } from './projections/status-command.js';
import { type Tools, withTools } from './projections/tools.js';
import { untilASignal } from './until-a-signal.js';

const JSON_FLAG = ['--json', 'for machines'] as const;
const PARTITION = [
  '--partition <partition>',
  'only this case or customer, as `parked` shows it',
] as const;

interface Flags {
  readonly json?: boolean;
  readonly partition?: string;
}

const rebuildHelp = `
Caseline may be running or not, in any number of processes. The rows come to be in a table of their own, are compared row
for row with those that are served, and take their place without a request that fails or sees older rows. Killed or
stopped at any moment it leaves what is served as it was; the same command begins anew, and what was left is tidied up.

Exit code: 0 swapped in; 1 not, and a sentence says why: an event that cannot be digested (where, and why), rows that
differ (which), or a table that is read without a pause.

Examples:
  npm run projections -- rebuild case-timeline
  npm run projections -- rebuild --all          # after the log was restored from an older back-up; Caseline is stopped`;

const program = new Command('npm run projections --')
  .description(
    'Looks after the read side: how far it is, what is parked, and building it anew from the log.',
  )
  .addHelpText(
    'after',
    '\nIt works on the Caseline of the same settings (npm start -- --help), running or stopped.',
  );

program
  .command('list')
  .description('The projections of this release, and whose rows are served.')
  .option(...JSON_FLAG)
  .action(({ json }: Flags) => print((tools) => list(tools, json === true)));

program
  .command('status')
  .description(
    'How far behind every projection and policy is, what is parked, and rebuilds under way.',
  )
  .option(...JSON_FLAG)
  .action(({ json }: Flags) => print((tools) => status(tools, json === true)));

program
  .command('rebuild')
  .description(
    'Builds the rows of a projection anew beside those that are served, and swaps them in.',
  )
  .argument('[name]', 'a projection of `list`')
  .option('--all', 'every projection; policies that belong to another log begin anew')
  .option('--accept-differences', 'swap in although rows differ from those that are served')
  .option(...JSON_FLAG)
  .addHelpText('after', rebuildHelp)
  .action((name: string | undefined, flags: RebuildFlags) =>
    conclude((tools, signal) => rebuild(tools, name, flags, signal)),
  );

program
  .command('parked')
  .description('Events that a projection or policy could not digest, and why.')
  .argument('[subscription]', 'only of this one, such as case-timeline/1')
  .option(...PARTITION)
  .option(...JSON_FLAG)
  .action((subscription: string | undefined, { json, partition }: Flags) =>
    print((tools) => parked(tools, { subscription, partition }, json === true)),
  );

program
  .command('retry')
  .description(
    'Tries parked events again, and says what became of each. Exit code 0: all are digested.',
  )
  .argument('[subscription]', 'only of this one, such as case-timeline/1')
  .option(...PARTITION)
  .option(...JSON_FLAG)
  .action((subscription: string | undefined, { json, partition }: Flags) =>
    conclude((tools, signal) => retry(tools, { subscription, partition }, json === true, signal)),
  );

async function print(work: (tools: Tools) => Promise<string>): Promise<void> {
  process.stdout.write(`${await withTools(work)}\n`);
}

async function conclude(work: (tools: Tools, signal: AbortSignal) => Promise<Said>): Promise<void> {
  const signal = untilASignal(new Error('Stopped. What is served is untouched.'));
  const { isGood, text } = await withTools((tools) => work(tools, signal));
  (isGood ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = isGood ? 0 : 1;
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was opened before it failed is not waited for.
  process.exit(1);
});

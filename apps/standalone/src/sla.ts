import 'reflect-metadata';
import { Command } from 'commander';
import { withTools } from './projections/tools.js';
import { whatIf } from './sla/what-if-command.js';
import { untilASignal } from './until-a-signal.js';

const whatIfHelp = `
The file is one as for SLA_CALENDARS_FILE: a list of calendars. Clocks that run by a calendar of another name are left out.
It only reads, and can be stopped at any time. Open promises are compared as of now.

Examples:
  npm run sla -- what-if calendars-2027.json
  npm run sla -- what-if calendars-2027.json --json | jq '.differences[] | select(.outcome != .wouldBe)'`;

const program = new Command('npm run sla --')
  .description('Looks at the promises to customers and how they were kept.')
  .addHelpText(
    'after',
    '\nIt works on the Caseline of the same settings (npm start -- --help), running or stopped.',
  );

program
  .command('what-if')
  .description('What other calendars would have changed: due times, and what was met or missed.')
  .argument('<calendars>', 'JSON file with a list of calendars')
  .option('--json', 'for machines, with every difference')
  .addHelpText('after', whatIfHelp)
  .action(async (file: string, { json }: { readonly json?: boolean }) => {
    const signal = untilASignal(new Error('Stopped. Nothing was changed.'));
    const text = await withTools((tools) => whatIf(tools, file, json === true, signal));
    process.stdout.write(`${text}\n`);
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was opened before it failed is not waited for.
  process.exit(1);
});

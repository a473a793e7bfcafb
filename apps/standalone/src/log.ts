import 'reflect-metadata';
import { Command } from 'commander';
import { EventStoreUnavailableError } from '#platform/event-store';
import { copy } from './log/copy-command.js';
import { copyHelp, verifyHelp } from './log/help.js';
import { type IfMissing } from './log/open-log.js';
import { runOnTwoLogs, type TwoLogs, type Work } from './log/run-on-two-logs.js';
import { verify } from './log/verify-command.js';

const FROM = ['--from <address>', 'the log that is there'] as const;
const TO = ['--to <address>', 'the other one'] as const;

async function run(logs: TwoLogs, ifTargetMissing: IfMissing, work: Work): Promise<void> {
  const { isGood, text } = await runOnTwoLogs(logs, ifTargetMissing, work);
  (isGood ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = isGood ? 0 : 1;
}

const copyCommand = new Command('copy')
  .summary('copies a log into another store, or goes on with it')
  .description('Copies a log into another store, its order kept.')
  .requiredOption(...FROM)
  .requiredOption(...TO)
  .addHelpText('after', copyHelp)
  .action((logs: TwoLogs) => run(logs, 'create', copy));

const verifyCommand = new Command('verify')
  .summary('proves two logs equal')
  .description('Proves two logs equal, stream by stream and in the order of the whole.')
  .requiredOption(...FROM)
  .requiredOption(...TO)
  .addHelpText('after', verifyHelp)
  .action((logs: TwoLogs) => run(logs, 'refuse', verify));

function explain(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const isAway = error instanceof EventStoreUnavailableError;
  return isAway ? `${reason} Nothing is lost: the same command goes on where it was.` : reason;
}

new Command('npm run log --')
  .description('Moves the event log between stores, and proves two logs equal.')
  .addCommand(copyCommand)
  .addCommand(verifyCommand)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  });

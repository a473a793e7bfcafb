import 'reflect-metadata';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { DevelopmentIssuer, type Role, ROLES } from '#platform/http';
import { systemClock } from '#platform/kernel';
import { ConfigError } from './read-settings.js';
import { readStoreSettings } from './store-settings.js';

interface TokenOptions {
  readonly subject?: string;
  readonly source?: readonly string[];
  readonly hours: number;
}

const DEFAULT_SUBJECTS: Readonly<Record<Role, string>> = {
  service: 'wallet',
  agent: 'agent-mei',
  supervisor: 'supervisor-ada',
  auditor: 'auditor-kim',
  monitor: 'prometheus',
};

async function printToken(role: Role, { subject, source, hours }: TokenOptions): Promise<void> {
  const issuer = await DevelopmentIssuer.open(
    readStoreSettings(process.env).CASELINE_HOME,
    systemClock,
  );
  const token = await issuer.issue({
    role,
    subject: subject ?? DEFAULT_SUBJECTS[role],
    ...(role === 'service' && { sources: source ?? 'every' }),
    timeToLiveSeconds: hours * 3600,
  });
  process.stdout.write(`${token}\n`);
}

function positive(value: string): number {
  const hours = Number(value);
  if (!(hours > 0 && hours <= 24 * 365)) throw new InvalidArgumentError('More than 0, up to 8760.');
  return hours;
}

new Command('npm run --silent token --')
  .description(
    'Prints a bearer token of the development issuer, whose key is kept in CASELINE_HOME: ' +
      'good for this installation, and for development only.',
  )
  .addArgument(new Argument('<role>', 'whose token').choices(ROLES))
  .option('--subject <id>', 'staff id or name of the service')
  .option('--source <source...>', 'sources that the service may publish for (default: every one)')
  .addOption(new Option('--hours <hours>', 'how long it is good').argParser(positive).default(12))
  .action(printToken)
  .parseAsync()
  .catch((error: unknown) => {
    const message = error instanceof ConfigError ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  });

import { Command } from 'commander';
import { ListenAddress } from './listen-address.js';
import { readSettings } from './read-settings.js';

const PATIENCE_MS = 5_000;

/** @throws with what is not ready. */
async function askWhetherReady({ HOST, PORT }: ListenAddress): Promise<void> {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`http://${host}:${PORT}/health/ready`, { signal }).catch(
    (cause: unknown) => {
      throw new Error(`Nobody answers at ${host}:${PORT}.`, { cause });
    },
  );
  if (!answer.ok) throw new Error(`Not ready: ${await answer.text()}`);
}

new Command('npm run --silent health --')
  .description(
    'Asks the Caseline that runs here with the same HOST and PORT whether it is ready. ' +
      'Ends with 0 if it is, and else with 1 and the reason.',
  )
  .action(async () => {
    await askWhetherReady(readSettings(ListenAddress, process.env));
    process.stdout.write('ready\n');
  })
  .parseAsync()
  .catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  });

import { environmentOf } from './caseline-process.js';
import { type CommandEnded, CommandProcess } from './command-process.js';

/** `npm run projections`. */
export function spawnProjections(
  args: readonly string[],
  settings: Parameters<typeof environmentOf>[0],
): CommandProcess {
  return CommandProcess.spawn('projections', args, environmentOf(settings));
}

/** Runs it to its end. */
export function runProjections(
  ...command: Parameters<typeof spawnProjections>
): Promise<CommandEnded> {
  return spawnProjections(...command).ended();
}

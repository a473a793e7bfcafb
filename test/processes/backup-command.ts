import { environmentOf } from './caseline-process.js';
import { CommandProcess } from './command-process.js';

/** `npm run backup` or `npm run restore`. */
export function spawnBackup(
  name: 'backup' | 'restore',
  args: readonly string[],
  settings: Parameters<typeof environmentOf>[0],
): CommandProcess {
  return CommandProcess.spawn(name, args, environmentOf(settings));
}

/** Runs it to its end. @throws with what it printed, unless it ends well. */
export async function runWell(...command: Parameters<typeof spawnBackup>): Promise<string> {
  const { exitCode, output } = await spawnBackup(...command).ended();
  if (exitCode !== 0) throw new Error(output);
  return output;
}

/** Runs it to its end, which is to be a refusal. Answers what it says. */
export async function runRefused(...command: Parameters<typeof spawnBackup>): Promise<string> {
  const { exitCode, output } = await spawnBackup(...command).ended();
  if (exitCode !== 1) throw new Error(`It was not refused: ${output}`);
  return output;
}

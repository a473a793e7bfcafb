import { inheritedEnvironment } from './caseline-process.js';
import { type CommandEnded, CommandProcess } from './command-process.js';

/** `npm run log`. */
export function spawnLog(
  name: 'copy' | 'verify',
  from: string,
  to: string,
  settings: Readonly<Record<string, string>> = {},
): CommandProcess {
  const args = [name, '--from', from, '--to', to];
  return CommandProcess.spawn('log', args, { ...inheritedEnvironment(), ...settings });
}

/** Runs it to its end. */
export function runLog(...command: Parameters<typeof spawnLog>): Promise<CommandEnded> {
  return spawnLog(...command).ended();
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { environmentOf } from './caseline-process.js';

/** `npm run backup` or `npm run restore` as a process of its own. */
export class CommandProcess {
  #output = '';
  readonly #exit: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'close').then(([code]) => code as number | null);
  }

  static spawn(
    name: 'backup' | 'restore',
    args: readonly string[],
    settings: Parameters<typeof environmentOf>[0],
  ): CommandProcess {
    const main = path.resolve(`dist/apps/standalone/src/${name}.js`);
    const child = spawn(process.execPath, [main, ...args], {
      env: environmentOf(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new CommandProcess(child);
  }

  /** Everything it printed so far. */
  get output(): string {
    return this.#output;
  }

  /** As `kill -9`; it may be over already. */
  async killHard(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exit;
  }

  exited(): Promise<number | null> {
    return this.#exit;
  }
}

/** Runs it to its end. @throws with what it printed, unless it ends well. */
export async function runWell(
  ...command: Parameters<typeof CommandProcess.spawn>
): Promise<string> {
  const running = CommandProcess.spawn(...command);
  if ((await running.exited()) !== 0) throw new Error(running.output);
  return running.output;
}

/** Runs it to its end, which is to be a refusal. Answers what it says. */
export async function runRefused(
  ...command: Parameters<typeof CommandProcess.spawn>
): Promise<string> {
  const running = CommandProcess.spawn(...command);
  if ((await running.exited()) !== 1) throw new Error(`It was not refused: ${running.output}`);
  return running.output;
}

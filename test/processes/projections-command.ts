import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { environmentOf } from './caseline-process.js';
import { eventually } from './eventually.js';

const main = path.resolve('dist/apps/standalone/src/projections.js');

/** `npm run projections` as a process of its own. */
export class ProjectionsCommand {
  #output = '';
  readonly #exit: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'close').then(([code]) => code as number | null);
  }

  static spawn(
    args: readonly string[],
    settings: Parameters<typeof environmentOf>[0],
  ): ProjectionsCommand {
    const child = spawn(process.execPath, [main, ...args], {
      env: environmentOf(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ProjectionsCommand(child);
  }

  /** Everything it printed so far. */
  get output(): string {
    return this.#output;
  }

  /** @throws when it has ended without saying so. */
  async says(text: string): Promise<void> {
    await eventually(`the command says ${text}`, () => {
      if (this.#output.includes(text)) return Promise.resolve(true);
      if (this.child.exitCode !== null) throw new Error(`It has ended:\n${this.#output}`);
      return Promise.resolve(undefined);
    });
  }

  async killHard(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exit;
  }

  exited(): Promise<number | null> {
    return this.#exit;
  }
}

export interface ProjectionsCommandEnded {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs it to its end. */
export async function runProjections(
  ...command: Parameters<typeof ProjectionsCommand.spawn>
): Promise<ProjectionsCommandEnded> {
  const running = ProjectionsCommand.spawn(...command);
  return { exitCode: await running.exited(), output: running.output };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inheritedEnvironment } from './caseline-process.js';

const main = path.resolve('dist/apps/standalone/src/log.js');

/** `npm run log` as a process of its own. */
export class LogCommand {
  #output = '';
  readonly #exit: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'close').then(([code]) => code as number | null);
  }

  static spawn(
    name: 'copy' | 'verify',
    from: string,
    to: string,
    settings: Readonly<Record<string, string>> = {},
  ): LogCommand {
    const child = spawn(process.execPath, [main, name, '--from', from, '--to', to], {
      env: { ...inheritedEnvironment(), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new LogCommand(child);
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

  /** As Ctrl-C. */
  interrupt(): void {
    this.child.kill('SIGINT');
  }

  exited(): Promise<number | null> {
    return this.#exit;
  }
}

export interface LogCommandEnded {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs it to its end. */
export async function runLog(
  ...command: Parameters<typeof LogCommand.spawn>
): Promise<LogCommandEnded> {
  const running = LogCommand.spawn(...command);
  return { exitCode: await running.exited(), output: running.output };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from './eventually.js';

type Command = 'agents' | 'backup' | 'log' | 'playbooks' | 'projections' | 'restore';

/** A command of package.json, such as `npm run backup`, as a process of its own. */
export class CommandProcess {
  #output = '';
  readonly #exit: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'close').then(([code]) => code as number | null);
  }

  static spawn(name: Command, args: readonly string[], env: NodeJS.ProcessEnv): CommandProcess {
    const main = path.resolve(`dist/apps/standalone/src/${name}.js`);
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    return new CommandProcess(spawn(process.execPath, [main, ...args], { env, stdio: [...stdio] }));
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

  async ended(): Promise<CommandEnded> {
    return { exitCode: await this.#exit, output: this.#output };
  }
}

export interface CommandEnded {
  readonly exitCode: number | null;
  readonly output: string;
}

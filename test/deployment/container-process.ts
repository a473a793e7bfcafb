import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../processes/eventually.js';

export interface ContainerOptions {
  /** The working directory. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Commands of a container as processes of this machine: with its environment and no other. */
export class ContainerProcess {
  #output = '';
  readonly #exit: Promise<number | null>;

  constructor(
    private readonly child: ChildProcess,
    private readonly options: ContainerOptions,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'exit').then(([code]) => code as number | null);
  }

  static start(command: readonly string[], options: ContainerOptions): ContainerProcess {
    const [program, words] = programOf(command);
    const child = spawn(program, words, {
      cwd: options.cwd,
      env: environmentFor(options),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ContainerProcess(child, options);
  }

  get output(): string {
    return this.#output;
  }

  /** Beside it, as health checks and `docker compose exec` run. */
  async exec(command: readonly string[]): Promise<CommandResult> {
    return run(command, this.options);
  }

  async becomesHealthy(check: readonly string[]): Promise<void> {
    await eventually(`its health check passes: ${check.join(' ')}`, async () => {
      const { code } = await this.exec(check);
      return code === 0 ? true : undefined;
    });
  }

  /** As the engine stops it. Answers the exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.#exit;
  }
}

export async function run(
  command: readonly string[],
  options: ContainerOptions,
): Promise<CommandResult> {
  const [program, words] = programOf(command);
  try {
    const { stdout, stderr } = await promisify(execFile)(program, words, {
      cwd: options.cwd,
      env: environmentFor(options),
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    if (typeof code !== 'number') throw error;
    return { code, output: stdout + stderr };
  }
}

function programOf([program = '', ...words]: readonly string[]): [string, string[]] {
  return [program === 'node' ? process.execPath : program, words];
}

function environmentFor({ environment, cwd }: ContainerOptions): Record<string, string> {
  const { PATH = '' } = process.env;
  return { PATH, HOME: path.join(cwd, '..'), ...environment };
}

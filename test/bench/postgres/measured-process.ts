import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface MeasuredProcess {
  readonly output: string;
  /** Of memory, in MB: when it said that it begins, and the most from then on. */
  readonly idle: number;
  readonly peak: number;
}

const LOOK_EVERY_MS = 10;

/** Runs a command of Caseline and watches its memory from the moment in which it says a word. */
export async function runMeasured(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  begins: string,
): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exit = once(child, 'exit');
  let [idle, peak] = [0, 0];
  while (child.exitCode === null && child.signalCode === null) {
    const now = await memoryOf(child.pid);
    if (said.includes(begins)) peak = Math.max(peak, now);
    else idle = now;
    await Promise.race([exit, sleep(LOOK_EVERY_MS)]);
  }
  if (child.exitCode !== 0) throw new Error(`${command.join(' ')} has failed:\n${said}${output}`);
  return { output, idle, peak };
}

/** Resident, in MB; 0 when the process is gone. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_000;
}

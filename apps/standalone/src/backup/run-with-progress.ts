import { type CompareOptions } from '#platform/event-store';
import { ProgressReport } from '../progress/progress-report.js';
import { untilASignal } from '../until-a-signal.js';

/** Runs long work of a command: progress to standard error, the outcome to whoever waits for the exit code. */
export async function runWithProgress(
  work: (options: CompareOptions) => Promise<string>,
  ifStopped: string,
): Promise<void> {
  const signal = untilASignal();
  const report = new ProgressReport(process.stderr, () => performance.now());
  try {
    const text = await work({ signal, onProgress: report.show });
    report.end();
    process.stdout.write(`${text}\n`);
  } catch (error) {
    report.end();
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${signal.aborted ? ifStopped : reason}\n`);
    process.exitCode = 1;
  }
}

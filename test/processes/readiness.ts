import { type CaselineProcess } from './caseline-process.js';
import { eventually } from './eventually.js';

export async function readinessOf(caseline: CaselineProcess): Promise<number> {
  return (await fetch(`${caseline.url}/health/ready`)).status;
}

export async function becomesReady(caseline: CaselineProcess): Promise<void> {
  await eventually('it is ready', async () =>
    (await readinessOf(caseline)) === 200 ? true : undefined,
  );
}

/** Answers after how many milliseconds it says so. */
export async function becomesUnready(caseline: CaselineProcess): Promise<number> {
  const begun = performance.now();
  await eventually('it is not ready', async () =>
    (await readinessOf(caseline)) === 503 ? true : undefined,
  );
  return performance.now() - begun;
}

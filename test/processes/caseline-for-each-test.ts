import { afterEach, beforeEach } from '@jest/globals';
import { CaselineProcess } from './caseline-process.js';
import { newHome, removeHome } from './temporary-home.js';

const LIMIT_MS = 60_000;

export interface CaselineOfATest {
  /** The process that was started last. */
  readonly caseline: CaselineProcess;
  /** After it was killed: another process on the same home. */
  startAgain(): Promise<void>;
}

/** Caseline with a home of its own: started before each test of the suite, gone with its data after it. */
export function caselineForEachTest(): CaselineOfATest {
  let home: string;
  let caseline: CaselineProcess;
  const start = async () => {
    caseline = await CaselineProcess.start({ home });
  };

  beforeEach(async () => {
    home = await newHome('home');
    await start();
  }, LIMIT_MS);

  afterEach(async () => {
    await caseline.terminate();
    await removeHome(home);
  }, LIMIT_MS);

  return {
    get caseline() {
      return caseline;
    },
    startAgain: start,
  };
}

import { type CustomerCase } from './customer-case.js';
import { type Stage } from './stage.js';

/** What one kind of trouble is, and how it is worked to its end. A situation is a file of the folder `situations`. */
export interface Situation {
  readonly caseType: string;
  /** What happens, in one sentence. */
  readonly title: string;
  /** Plays it. @returns the cases that came of it. */
  readonly play: (stage: Stage) => Promise<readonly CustomerCase[]>;
}

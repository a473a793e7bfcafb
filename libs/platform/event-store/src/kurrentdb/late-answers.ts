import { NoAnswerError, withinTime } from './within-time.js';

const LATE_MS = 300;

/** Where more answers are late, the server is slow, and more to do would make it slower. */
const ASKED_AGAIN_AT_MOST = 32;

/**
 * Asks a second time where an answer is late. The server leaves a repeat without an answer while another
 * process's copy of it is being written; asked again, it answers at once.
 */
export class LateAnswers {
  #late = 0;

  /** @throws NoAnswerError when neither is answered in time. */
  async answer<T>(ask: () => Promise<T>, milliseconds: number): Promise<T> {
    const first = ask();
    try {
      return await withinTime(first, LATE_MS);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    }
    this.#late += 1;
    const answer = this.#late > ASKED_AGAIN_AT_MOST ? first : Promise.race([first, ask()]);
    return withinTime(answer, milliseconds - LATE_MS).finally(() => {
      this.#late -= 1;
    });
  }
}

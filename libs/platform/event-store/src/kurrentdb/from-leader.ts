import { isNotLeader } from './kurrentdb-failure.js';

/** The leader may have changed again when the client gets there. */
const ATTEMPTS = 3;

/**
 * A read that only the leader answers. Another node says who that is, and the client's native part turns
 * there by itself: the same read again is answered. One that has begun is its reader's to go on with.
 */
export async function* fromLeader<Chunk>(read: () => AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  for (let attempt = 1; ; attempt += 1) {
    let hasBegun = false;
    try {
      for await (const chunk of read()) {
        hasBegun = true;
        yield chunk;
      }
      return;
    } catch (error) {
      if (hasBegun || attempt === ATTEMPTS || !isNotLeader(error)) throw error;
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { type SessionLock, SessionLocks } from '#platform/postgres';

const PAUSE_MS = 250;

/** Keeps a home for this process. A database that was away has forgotten the lock: then it is taken again. */
export class HomeLock {
  readonly #lost = new AbortController();
  #released = false;

  private constructor(
    private readonly locks: SessionLocks,
    private readonly name: string,
  ) {}

  /**
   * Undefined while another process works on the home.
   *
   * @throws when the database cannot be reached.
   */
  static async tryAcquire(connectionString: string, name: string): Promise<HomeLock | undefined> {
    const locks = new SessionLocks(connectionString);
    const lock = await locks.tryAcquire(name);
    if (!lock) {
      await locks.close();
      return undefined;
    }
    const kept = new HomeLock(locks, name);
    kept.#keep(lock);
    return kept;
  }

  /** Aborts when another process was faster to take it again. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.locks.close();
  }

  #keep({ lost }: SessionLock): void {
    if (lost.aborted) void this.#takeAgain();
    else lost.addEventListener('abort', () => void this.#takeAgain(), { once: true });
  }

  async #takeAgain(): Promise<void> {
    while (!this.#released) {
      try {
        const lock = await this.locks.tryAcquire(this.name);
        if (lock) this.#keep(lock);
        else this.#lost.abort();
        return;
      } catch {
        // Still away: nobody else can take it either.
        await sleep(PAUSE_MS, undefined, { ref: false });
      }
    }
  }
}

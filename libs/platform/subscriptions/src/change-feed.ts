import { type Kysely, sql } from 'kysely';

/** What `Notifications` of the postgres library offers. */
export interface ChangeNews {
  listen(channel: string, handler: (payload: string | undefined) => void): () => void;
}

/** A payload of NOTIFY has less than 8,000 bytes; keys are much shorter than a hundred. */
const MAX_PAYLOAD = 7_500;
const SEPARATOR = ',';
const EVERYTHING = '*';
const LOOK_EVERY_MS = 10_000;

/** Wakes those who watch the keys, once the transaction has committed. Keys have no comma. */
export async function announceChanges(
  channel: string,
  keys: readonly string[],
  tx: Kysely<unknown>,
): Promise<void> {
  const joined = keys.join(SEPARATOR);
  const payload = joined.length > MAX_PAYLOAD ? EVERYTHING : joined;
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}

/** Wakes all who watch any key. */
export async function announceEverything(channel: string, tx: Kysely<unknown>): Promise<void> {
  await sql`select pg_notify(${channel}, ${EVERYTHING})`.execute(tx);
}

/**
 * Wakes those who wait for the rows of a key, in every process, once the transaction that changed them has
 * committed. Only a hint to look again: what changed stands in the rows.
 */
export class ChangeFeed {
  readonly #watches = new Map<string, Set<OpenWatch>>();
  #stopListening: (() => void) | undefined;

  constructor(
    private readonly news: ChangeNews,
    private readonly channel: string,
  ) {}

  /** Begin to watch, then look at the rows, then wait: so no change falls between looking and waiting. */
  watch(key: string): Watch {
    this.#stopListening ??= this.news.listen(this.channel, (payload) => {
      this.#wake(payload);
    });
    const watch = new OpenWatch(() => {
      this.#forget(key, watch);
    });
    const watches = this.#watches.get(key) ?? new Set();
    this.#watches.set(key, watches.add(watch));
    return watch;
  }

  /** Wakes at a change of any key. */
  watchAll(): Watch {
    return this.watch(EVERYTHING);
  }

  /** Looks until there is what was looked for, each time after a change, for so long at most. */
  async until<T>(
    key: string,
    look: () => Promise<T | undefined>,
    withinMs: number,
  ): Promise<T | undefined> {
    const watch = this.watch(key);
    const end = performance.now() + withinMs;
    try {
      for (;;) {
        const found = await look();
        const left = end - performance.now();
        if (found !== undefined || left <= 0) return found;
        await watch.next(undefined, left);
      }
    } finally {
      watch.close();
    }
  }

  #wake(payload: string | undefined): void {
    const keys =
      payload === undefined || payload === EVERYTHING
        ? this.#watches.keys()
        : [...payload.split(SEPARATOR), EVERYTHING];
    for (const key of keys)
      this.#watches.get(key)?.forEach((watch) => {
        watch.wake();
      });
  }

  #forget(key: string, watch: OpenWatch): void {
    const watches = this.#watches.get(key);
    watches?.delete(watch);
    if (watches?.size === 0) this.#watches.delete(key);
    if (this.#watches.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}

export interface Watch {
  /**
   * Resolves at the next change since the last call, or when the signal aborts, or after the time: without one,
   * early enough to bound what a lost announcement can cost.
   */
  next(signal?: AbortSignal, withinMs?: number): Promise<void>;
  close(): void;
}

class OpenWatch implements Watch {
  #changed = false;
  #wakeUp: (() => void) | undefined;

  constructor(readonly close: () => void) {}

  wake(): void {
    this.#changed = true;
    this.#wakeUp?.();
  }

  async next(signal?: AbortSignal, withinMs = LOOK_EVERY_MS): Promise<void> {
    if (!this.#changed && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          this.#wakeUp = undefined;
          resolve();
        };
        const timer = setTimeout(done, withinMs);
        signal?.addEventListener('abort', done);
        this.#wakeUp = done;
      });
    }
    this.#changed = false;
  }
}

import { type KurrentDBClient } from '@kurrent/kurrentdb-client';

/** Calls under way on a client that has been replaced may still finish for so long. */
const GRACE_MS = 30_000;
const REPLACED_AT_MOST_EVERY_MS = 1_000;

/** Holds a client, and a new one in its place when it has proved broken. */
export class ReplaceableClient {
  readonly #retired = new Map<KurrentDBClient, NodeJS.Timeout>();
  #current: KurrentDBClient;
  #since = performance.now();

  constructor(private readonly create: () => KurrentDBClient) {
    this.#current = create();
  }

  get current(): KurrentDBClient {
    return this.#current;
  }

  /** Many callers may find the same client broken: only the first of them replaces it. */
  replace(broken: KurrentDBClient): void {
    const now = performance.now();
    if (broken !== this.#current || now - this.#since < REPLACED_AT_MOST_EVERY_MS) return;
    this.#current = this.create();
    this.#since = now;
    const timer = setTimeout(() => {
      this.#retired.delete(broken);
      void broken.dispose();
    }, GRACE_MS).unref();
    this.#retired.set(broken, timer);
  }

  async close(): Promise<void> {
    for (const timer of this.#retired.values()) clearTimeout(timer);
    const clients = [this.#current, ...this.#retired.keys()];
    this.#retired.clear();
    await Promise.all(clients.map((client) => client.dispose()));
  }
}

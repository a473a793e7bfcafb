/** Runs one item of a partition after the other, and so many partitions side by side. */
export class PartitionLanes<Item extends { readonly partition: string }> {
  readonly #queues = new Map<string, Item[]>();
  /** Partitions that have items and no lane. */
  readonly #waiting = new Map<string, Item[]>();
  #busy = 0;
  #closed = false;
  #onIdle: (() => void) | undefined;

  constructor(
    private readonly lanes: number,
    /** Never rejects. */
    private readonly run: (item: Item) => Promise<void>,
  ) {}

  add(item: Item): void {
    const queue = this.#queues.get(item.partition);
    if (queue) {
      queue.push(item);
      return;
    }
    const started = [item];
    this.#queues.set(item.partition, started);
    this.#waiting.set(item.partition, started);
    this.#start();
  }

  /** Begins nothing more; resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#busy > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  #start(): void {
    for (const [partition, queue] of this.#waiting) {
      if (this.#closed || this.#busy >= this.lanes) return;
      this.#waiting.delete(partition);
      this.#busy += 1;
      void this.#runNext(partition, queue);
    }
  }

  /** One item, then it is the turn of the partition that waits longest. */
  async #runNext(partition: string, queue: Item[]): Promise<void> {
    const [item] = queue;
    if (item) await this.run(item);
    queue.shift();
    this.#busy -= 1;
    if (queue.length > 0) this.#waiting.set(partition, queue);
    else this.#queues.delete(partition);
    this.#start();
    if (this.#busy === 0) this.#onIdle?.();
  }
}

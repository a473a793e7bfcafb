/** How far the log is known to reach, and who waits for more. */
export class LogHead {
  #position = 0;
  /** With the position beyond which each wants to know. */
  readonly #sleepers = new Map<() => void, number>();

  get position(): number {
    return this.#position;
  }

  /** Everything up to this position is committed. Late news of an earlier position changes nothing. */
  moveTo(position: number): void {
    if (position <= this.#position) return;
    this.#position = position;
    for (const [wake, seen] of [...this.#sleepers]) if (position > seen) wake();
  }

  /** Something may have been missed: everybody looks for himself. */
  wakeAll(): void {
    for (const wake of [...this.#sleepers.keys()]) wake();
  }

  /** Sleeps until the head is beyond a position, and at most for a while: news can get lost. */
  async waitBeyond(position: number, atMostMs: number, signal: AbortSignal): Promise<void> {
    if (this.#position > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, atMostMs);
      signal.addEventListener('abort', wake);
      this.#sleepers.set(wake, position);
    });
  }
}

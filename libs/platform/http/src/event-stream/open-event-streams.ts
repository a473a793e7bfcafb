/** The live streams that this process serves now. */
export class OpenEventStreams {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Answers what to call when the stream has ended. */
  open(): () => void {
    this.#count += 1;
    return () => {
      this.#count -= 1;
    };
  }
}

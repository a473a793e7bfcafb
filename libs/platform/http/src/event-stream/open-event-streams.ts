import { CaselineError } from '#platform/kernel';

/** The live streams that this process serves now. */
export class OpenEventStreams {
  readonly #ofCaller = new Map<string, number>();
  #count = 0;

  constructor(private readonly mostPerCaller: number) {}

  get count(): number {
    return this.#count;
  }

  /**
   * Answers what to call when the stream has ended.
   *
   * @throws CaselineError `too-many-event-streams`
   */
  open(callerId: string): () => void {
    const open = this.#ofCaller.get(callerId) ?? 0;
    if (open >= this.mostPerCaller) throw tooMany(this.mostPerCaller);
    this.#ofCaller.set(callerId, open + 1);
    this.#count += 1;
    return () => {
      this.#close(callerId);
    };
  }

  #close(callerId: string): void {
    this.#count -= 1;
    const left = (this.#ofCaller.get(callerId) ?? 0) - 1;
    if (left > 0) this.#ofCaller.set(callerId, left);
    else this.#ofCaller.delete(callerId);
  }
}

function tooMany(most: number): CaselineError {
  return new CaselineError(
    'too-many-requests',
    'too-many-event-streams',
    `One caller follows at most ${most} live streams at once. End one before you open another.`,
    { retryAfterSeconds: 5 },
  );
}

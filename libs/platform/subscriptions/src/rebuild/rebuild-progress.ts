import { offsetOf, type Position } from '#platform/event-store';

export type RebuildPhase = 'loading' | 'indexing' | 'catching up' | 'comparing' | 'swapping in';

export interface RebuildProgress {
  readonly phase: RebuildPhase;
  /** Events of the projection that are in the new rows. */
  readonly events: number;
  /** Of the way through the log as far as it is known: from 0 to 1. An estimate. */
  readonly share: number;
}

/** Measures the way by positions, as no store tells how many events it has. */
export class RebuildWay {
  #phase: RebuildPhase = 'loading';
  #events = 0;
  #share = 0;
  #start: number | undefined;

  constructor(private readonly onProgress: (progress: RebuildProgress) => void) {}

  get progress(): RebuildProgress {
    return { phase: this.#phase, events: this.#events, share: this.#share };
  }

  enter(phase: RebuildPhase): void {
    this.#phase = phase;
    this.onProgress(this.progress);
  }

  pass(events: readonly { readonly position: Position }[], target: Position): void {
    this.#events += events.length;
    this.#start ??= offsetOf(events[0]?.position) - 1;
    const way = offsetOf(target) - this.#start;
    const reached = offsetOf(events.at(-1)?.position) - this.#start;
    this.#share = way > 0 ? Math.min(1, reached / way) : 1;
    this.onProgress(this.progress);
  }
}

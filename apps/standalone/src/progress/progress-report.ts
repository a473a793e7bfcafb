import { paceOf, type Progress, progressLine } from './progress-line.js';

export interface Terminal {
  readonly isTTY: boolean;
  write(text: string): unknown;
}

const AT_MOST_EVERY_MS = { terminal: 200, file: 5_000 };
const START_OF_LINE = '\r\u001B[K';

/** Tells people how far it is: a line that is rewritten on a terminal, a line every few seconds elsewhere. */
export class ProgressReport {
  #first: { readonly progress: Progress; readonly at: number } | undefined;
  #toldAt: number;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number,
  ) {
    this.#toldAt = now();
  }

  readonly show = (progress: Progress): void => {
    const at = this.now();
    if (this.#first?.progress.phase !== progress.phase) this.#first = { progress, at };
    const every = this.terminal.isTTY ? AT_MOST_EVERY_MS.terminal : AT_MOST_EVERY_MS.file;
    if (at - this.#toldAt < every) return;
    this.#toldAt = at;
    const first = this.#first;
    const line = progressLine(progress, paceOf(first.progress, progress, (at - first.at) / 1_000));
    this.terminal.write(this.terminal.isTTY ? START_OF_LINE + line : `${line}\n`);
  };

  /** Leaves the terminal to whatever is written next. */
  end(): void {
    if (this.terminal.isTTY) this.terminal.write(START_OF_LINE);
  }
}

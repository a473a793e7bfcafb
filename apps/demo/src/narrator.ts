import { styleText } from 'node:util';
import { type TimelineEntry } from './views.js';

type Style = Parameters<typeof styleText>[0];

/** Prints what happens, a line each, in columns. */
export class Narrator {
  constructor(
    private readonly print: (line: string) => void,
    private readonly colours: boolean,
  ) {}

  title(text: string): void {
    this.line('');
    this.line(this.#paint('bold', text));
  }

  /** What somebody outside Caseline does. */
  deed(who: string, what: string): void {
    this.line(`${this.#paint('cyan', who.padEnd(9))} ${what}`);
  }

  /** A line that appears on the live timeline of somebody's case. */
  entry(whose: string, { entry, type, summary }: TimelineEntry): void {
    const label = `${whose} #${entry}`.padEnd(11);
    this.line(this.#paint('dim', `            ${label} ${type.padEnd(21)} ${summary}`));
  }

  table(rows: readonly (readonly string[])[]): void {
    const widths = rows.reduce<readonly number[]>(
      (before, row) => row.map((cell, column) => Math.max(before[column] ?? 0, cell.length)),
      [],
    );
    for (const row of rows) {
      this.line(
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      );
    }
  }

  line(text: string): void {
    this.print(text);
  }

  #paint(style: Style, text: string): string {
    return this.colours ? styleText(style, text) : text;
  }
}

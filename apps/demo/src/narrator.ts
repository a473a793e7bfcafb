import { styleText } from 'node:util';
import { type TimelineEntry } from './caseline-client.js';

type Style = Parameters<typeof styleText>[0];

const caseStyles: readonly Style[] = ['cyan', 'yellow', 'magenta', 'green', 'blue', 'red'];

/** Prints what happens, a line each, in columns: the hour's clock, who or which case, what. */
export class Narrator {
  readonly #styles = new Map<string, Style>();

  constructor(
    private readonly print: (line: string) => void,
    private readonly colours: boolean,
  ) {}

  title(text: string): void {
    this.print('');
    this.print(this.#paint('bold', text));
  }

  /** What somebody outside Caseline does. */
  deed(at: Date, who: string, what: string): void {
    this.print(`${clock(at)}  ${who.padEnd(10)} ${this.#paint('dim', what)}`);
  }

  /** A line that appears on the live timeline of somebody's case. */
  entry(at: Date, who: string, entry: TimelineEntry): void {
    const label = this.#paint(this.#styleOf(who), `${who} #${entry.entry}`.padEnd(12));
    this.print(`${clock(at)}    ${label} ${entry.type.padEnd(18)} ${entry.summary}`);
  }

  line(text: string): void {
    this.print(text);
  }

  #styleOf(who: string): Style {
    const known = this.#styles.get(who);
    if (known !== undefined) return known;
    const style = caseStyles[this.#styles.size % caseStyles.length] ?? 'white';
    this.#styles.set(who, style);
    return style;
  }

  #paint(style: Style, text: string): string {
    return this.colours ? styleText(style, text) : text;
  }
}

function clock(at: Date): string {
  return at.toTimeString().slice(0, 5);
}

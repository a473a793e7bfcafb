import { type Position } from '../event-store.js';

export interface SearchedLog {
  /** The last event of the whole server, and whether it is one of the log. */
  readonly end: () => Promise<
    { readonly position: Position; readonly isOurs: boolean } | undefined
  >;
  /** The last event of the log. Costs as much as others have written since. */
  readonly last: () => Promise<Position | undefined>;
  /** The last event of the log after a position, if there is one. Costs what was written after it. */
  readonly newestAfter: (position: Position) => Promise<Position | undefined>;
}

interface Known {
  readonly searched: Position;
  readonly head: Position | undefined;
}

/** Where a log ends that shares its server: what others have written is passed over once, not each time. */
export class HeadSearch {
  /** Taken over as one: searches that run side by side may end in any order. */
  #known: Known | undefined;

  constructor(private readonly log: SearchedLog) {}

  async head(): Promise<Position | undefined> {
    const end = await this.log.end();
    if (!end) return undefined;
    const head = end.isOurs ? end.position : await this.#before(end.position, this.#known);
    this.#known = { searched: end.position, head };
    return head;
  }

  async #before(end: Position, known: Known | undefined): Promise<Position | undefined> {
    // A server that was set back to an earlier state is searched anew.
    if (!known || end < known.searched) return this.log.last();
    if (end === known.searched) return known.head;
    return (await this.log.newestAfter(known.searched)) ?? known.head;
  }
}

import { tzOffset } from '@date-fns/tz/tzOffset';
import { dayMs } from './calendar-date.js';

/** A stretch of time in which the wall clock of a zone runs evenly: wall time = instant + offset. */
export interface EvenStretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** Where the clocks of a time zone are put forward or back, found once for each year (UTC). */
export class ZoneOffsets {
  readonly #timeZone: string;
  readonly #years = new Map<number, readonly EvenStretch[]>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  stretchesOfYear(year: number): readonly EvenStretch[] {
    const known = this.#years.get(year);
    if (known) return known;
    const found = this.#find(Date.UTC(year), Date.UTC(year + 1));
    this.#years.set(year, found);
    return found;
  }

  /** The stretches that a time range touches, also beyond its ends; `from` and `until` in one or two years. */
  stretchesAround(from: number, until: number): readonly EvenStretch[] {
    const first = new Date(from).getUTCFullYear();
    const last = new Date(until).getUTCFullYear();
    return first === last
      ? this.stretchesOfYear(first)
      : [...this.stretchesOfYear(first), ...this.stretchesOfYear(last)];
  }

  offsetAt(instant: number): number {
    return Math.round(tzOffset(this.#timeZone, new Date(instant)) * 60_000);
  }

  #find(start: number, end: number): readonly EvenStretch[] {
    const stretches: EvenStretch[] = [];
    let from = start;
    let offset = this.offsetAt(start);
    for (let before = start; before < end; before += dayMs) {
      const after = Math.min(before + dayMs, end - 1);
      const next = this.offsetAt(after);
      if (next === offset) continue;
      const until = this.#changeWithin(before, after, offset);
      stretches.push({ from, until, offset });
      from = until;
      offset = next;
    }
    return [...stretches, { from, until: end, offset }];
  }

  /** The first instant after `before` with another offset. */
  #changeWithin(before: number, after: number, offset: number): number {
    let same = before;
    let other = after;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.offsetAt(middle) === offset) same = middle;
      else other = middle;
    }
    return other;
  }
}

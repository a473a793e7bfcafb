import {
  type EventFilter,
  type EventStore,
  isBeyond,
  offsetOf,
  type Position,
  type RecordedEvent,
} from '#platform/event-store';

/** How far a subscription is behind the log. */
export interface Lag {
  /** Events that wait for it. Exact up to 1,000; beyond that what the positions let expect. */
  readonly events: number;
  readonly isEstimate: boolean;
  /** For how long the oldest of them has been in the log. */
  readonly seconds: number;
}

export const NO_LAG: Lag = { events: 0, isEstimate: false, seconds: 0 };

const COUNTED = 1_000;

export interface LagOptions {
  readonly store: EventStore;
  readonly filter: EventFilter;
  readonly now: () => Date;
}

/** Measures by reading a page at most, from where there was nothing the last time. */
export class LagMeter {
  #checkpoint: Position | undefined;
  #emptyUpTo: Position | undefined;

  constructor(private readonly options: LagOptions) {}

  /** @param head where the log ends, as it was found after the checkpoint */
  async measure(checkpoint: Position | undefined, head: Position | undefined): Promise<Lag> {
    const { store, filter, now } = this.options;
    if (checkpoint !== this.#checkpoint) this.#emptyUpTo = undefined;
    this.#checkpoint = checkpoint;
    const after = this.#emptyUpTo ?? checkpoint;
    if (!isBeyond(head, after)) return NO_LAG;
    const waiting: RecordedEvent[] = [];
    for await (const event of store.readAll({ after, filter, limit: COUNTED })) waiting.push(event);
    const [oldest] = waiting;
    if (!oldest) {
      this.#emptyUpTo = head;
      return NO_LAG;
    }
    const age = now().getTime() - Date.parse(oldest.metadata.recordedAt);
    return { ...extrapolate(waiting, head), seconds: Math.max(0, age / 1_000) };
  }
}

function extrapolate(
  waiting: readonly RecordedEvent[],
  head: Position | undefined,
): Pick<Lag, 'events' | 'isEstimate'> {
  const [from, to] = [waiting[0], waiting.at(-1)].map((event) => offsetOf(event?.position));
  const way = (to ?? 0) - (from ?? 0);
  if (waiting.length < COUNTED || way <= 0) return { events: waiting.length, isEstimate: false };
  const whole = Math.max(way, offsetOf(head) - (from ?? 0));
  return { events: Math.round((waiting.length * whole) / way), isEstimate: true };
}

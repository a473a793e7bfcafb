import { CaselineError } from '#platform/kernel';
import { type RecordedEvent } from '../event-store.js';

/** Makes the data of an event what the next version of its type would have recorded. Pure and total. */
export interface Upcaster {
  readonly type: string;
  /** The version that it reads; it answers the next one. */
  readonly from: number;
  /** The next version's name, where a version is part of the name. No reader may filter by such a type. */
  readonly renamedTo?: string;
  readonly upcast: (data: Readonly<Record<string, unknown>>) => object;
}

/** A newer Caseline has written the event. Whoever reads it waits until this process is that Caseline, too. */
export class EventOfNewerVersionError extends CaselineError {
  constructor(type: string, version: number, known: number) {
    super(
      'unavailable',
      'event-of-newer-version',
      `The log has ${type} in version ${version}, and this Caseline knows it up to ${known}. Start the newer one.`,
      { retryAfterSeconds: 60 },
    );
  }
}

/** Reads events of every version ever written as if they had been written today. */
export class Upcasters {
  readonly #steps = new Map<string, Map<number, Upcaster>>();
  readonly #newest: ReadonlyMap<string, number>;

  /**
   * @param versions the newest version of each type that is written.
   * @throws RangeError when a type cannot be brought from each of its versions to the newest.
   */
  constructor(versions: Readonly<Record<string, number>>, upcasters: readonly Upcaster[]) {
    this.#newest = new Map(Object.entries(versions));
    for (const upcaster of upcasters) {
      const { type, from } = upcaster;
      const ofType = this.#steps.get(type) ?? new Map<number, Upcaster>();
      if (ofType.has(from)) throw new RangeError(`Two upcasters read ${type} of version ${from}.`);
      this.#steps.set(type, ofType.set(from, upcaster));
    }
    for (const [type, newest] of this.#newest) this.#requireChain(type, newest);
    for (const upcaster of upcasters) this.#requireEnd(upcaster);
  }

  /** The event itself where there is nothing to do, which is nearly always; never changed in place. */
  current(event: RecordedEvent): RecordedEvent {
    const { schemaVersion } = event.metadata;
    const newest = this.#newest.get(event.type);
    if (newest === schemaVersion) return event;
    if (newest !== undefined && schemaVersion > newest) {
      throw new EventOfNewerVersionError(event.type, schemaVersion, newest);
    }
    const step = this.#steps.get(event.type)?.get(schemaVersion);
    if (!step) return event;
    return this.current({
      ...event,
      type: step.renamedTo ?? event.type,
      data: step.upcast(event.data as Readonly<Record<string, unknown>>),
      metadata: { ...event.metadata, schemaVersion: schemaVersion + 1 },
    });
  }

  #requireChain(type: string, newest: number): void {
    const first = Number(/\.v(\d+)$/.exec(type)?.[1] ?? 1);
    for (let version = first; version < newest; version += 1) {
      if (!this.#steps.get(type)?.has(version)) {
        throw new RangeError(`No upcaster reads ${type} of version ${version}.`);
      }
    }
  }

  #requireEnd({ type, from, renamedTo = type }: Upcaster): void {
    const newest = this.#newest.get(renamedTo);
    if (newest === undefined || newest <= from) {
      throw new RangeError(`The upcaster of ${type} of version ${from} leads nowhere.`);
    }
  }
}

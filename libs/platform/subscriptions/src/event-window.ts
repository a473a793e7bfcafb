import { type RecordedEvent } from '#platform/event-store';
import { type Undigested } from './digestion.js';

/** An event between its being taken and the checkpoint's passing it. */
export interface Place {
  readonly event: RecordedEvent;
  readonly partition: string;
  isDone: boolean;
  undigested?: Undigested;
  /** Told when the checkpoint has passed it. */
  onPassed?: (() => void)[];
}

/** What was taken and not passed yet, in the order of the log: done or not. */
export class EventWindow {
  #places: Place[] = [];

  get size(): number {
    return this.#places.length;
  }

  get last(): Place | undefined {
    return this.#places.at(-1);
  }

  /** The oldest is done, so the checkpoint can move. */
  get canPass(): boolean {
    return this.#places[0]?.isDone ?? false;
  }

  add(event: RecordedEvent, partition: string): Place {
    const place: Place = { event, partition, isDone: false };
    this.#places.push(place);
    return place;
  }

  /** Takes out all that lies before the oldest that is not done. */
  takePassable(): readonly Place[] {
    const oldest = this.#places.findIndex(({ isDone }) => !isDone);
    return this.#places.splice(0, oldest === -1 ? this.#places.length : oldest);
  }
}

const FEWEST = 20;
const WINDOW = 200;

/** Notices when most of what comes is parked: then it is not an event that is at fault, but the code or the database. */
export class ParkingRate {
  #events = 0;
  #parked = 0;

  add(events: number, parked: number): void {
    this.#events += events;
    this.#parked += parked;
    while (this.#events > WINDOW) {
      this.#events /= 2;
      this.#parked /= 2;
    }
  }

  /** Of the last events, at least 20, more than half. */
  get isAlarming(): boolean {
    return this.#events >= FEWEST && this.#parked > this.#events / 2;
  }
}

import { hash } from 'node:crypto';

/** Of each slot: 64 bits of the digest of a stream's name, and the number of its events. */
const WORDS = 3;
const FIRST_SLOTS = 1_024;

/**
 * How many events each stream has had, in 24 to 48 bytes a stream: a log has a stream for each wallet event,
 * and a map of millions of names would not fit beside the rest.
 */
export class StreamRevisions {
  #slots = new Uint32Array(FIRST_SLOTS * WORDS);
  #streams = 0;

  get streams(): number {
    return this.#streams;
  }

  /** Takes note of a stream's next event; answers the revision that it should have. */
  next(streamName: string): number {
    const digest = hash('sha256', streamName, 'buffer');
    const [high, low] = [digest.readUInt32BE(0), digest.readUInt32BE(4)];
    const slot = slotOf(this.#slots, high, low);
    const events = this.#slots[slot + 2] ?? 0;
    this.#slots.set([high, low, events + 1], slot);
    if (events === 0) {
      this.#streams += 1;
      if (this.#streams * 2 * WORDS > this.#slots.length) this.#slots = enlarged(this.#slots);
    }
    return events;
  }
}

/** Where the stream is, or where there is room for it. */
function slotOf(slots: Uint32Array, high: number, low: number): number {
  const mask = slots.length / WORDS - 1;
  for (let index = low & mask; ; index = (index + 1) & mask) {
    const slot = index * WORDS;
    if (slots[slot + 2] === 0 || (slots[slot] === high && slots[slot + 1] === low)) return slot;
  }
}

function enlarged(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(slots.length * 2);
  for (let slot = 0; slot < slots.length; slot += WORDS) {
    const [high = 0, low = 0, events = 0] = slots.subarray(slot, slot + WORDS);
    if (events > 0) larger.set([high, low, events], slotOf(larger, high, low));
  }
  return larger;
}

import { LRUCache } from 'lru-cache';

/** Of a token bucket: so many a second in the long run, and a bucketful at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Allowance {
  readonly allowed: boolean;
  /** What could be taken now. */
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly resetSeconds: number;
  /** Until there is one to take; 0 when there is. */
  readonly retryAfterSeconds: number;
}

/** Beyond it the one that was quiet for longest is forgotten, and starts with a full bucket again. */
const MAX_KEYS = 20_000;

/**
 * A token bucket for each key, kept as the time at which it will be full (the generic cell rate
 * algorithm): one number, and nothing that has to run from time to time. Of this process only.
 */
export class RateLimit {
  readonly #fullAt = new LRUCache<string, number>({ max: MAX_KEYS });

  constructor(
    readonly rate: Rate,
    private readonly monotonicSeconds: () => number,
  ) {}

  /** Takes one, if there is one. */
  take(key: string): Allowance {
    const now = this.monotonicSeconds();
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now) + 1 / this.rate.perSecond;
    const allowed = fullAt - now <= this.#secondsOfBurst;
    if (allowed) this.#fullAt.set(key, fullAt);
    return this.#allowance(allowed, allowed ? fullAt - now : this.#waiting(key, now));
  }

  /** Takes none. */
  look(key: string): Allowance {
    const now = this.monotonicSeconds();
    const untilFull = this.#waiting(key, now);
    return this.#allowance(untilFull + 1 / this.rate.perSecond <= this.#secondsOfBurst, untilFull);
  }

  get #secondsOfBurst(): number {
    // So that rounding does not take the last one of a bucketful away.
    return this.rate.burst / this.rate.perSecond + 1e-9;
  }

  #waiting(key: string, now: number): number {
    return Math.max((this.#fullAt.peek(key) ?? now) - now, 0);
  }

  #allowance(allowed: boolean, untilFull: number): Allowance {
    const { perSecond, burst } = this.rate;
    const remaining = Math.max(Math.floor(burst - untilFull * perSecond + 1e-9), 0);
    const retryAfterSeconds = allowed ? 0 : untilFull - (burst - 1) / perSecond;
    return { allowed, remaining, resetSeconds: untilFull, retryAfterSeconds };
  }
}

/** Where the time comes from. Passed in, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

/** Under this token Nest injects the `Clock`. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };

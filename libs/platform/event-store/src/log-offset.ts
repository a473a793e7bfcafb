import { type Position } from './event-store.js';

/**
 * About how far into the log a position is: positions of both stores begin with a number that grows with the
 * log. For estimates only, as no store tells how many events it has; 0 without a position.
 */
export function offsetOf(position: Position | undefined): number {
  return Number.parseInt(position ?? '0', 10);
}

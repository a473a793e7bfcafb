import { type Position } from './event-store.js';

/** Whether one position comes after another; nothing comes before the start of the log. */
export function isBeyond(position: Position | undefined, other: Position | undefined): boolean {
  return position !== undefined && (other === undefined || position > other);
}

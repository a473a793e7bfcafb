import { type Position } from '../event-store.js';

/** A place in `$all`, as the client names it. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 20; // the largest 64-bit number has as many

/** Padded, so that positions are in order as strings. */
export function toPosition({ commit, prepare }: LogPlace): Position {
  return `${padded(commit)}/${padded(prepare)}` as Position;
}

/** @throws RangeError for what this store has not answered. */
export function toPlace(position: Position): LogPlace {
  if (!/^\d{20}\/\d{20}$/.test(position)) {
    throw new RangeError('This is no position of an EventStoreDB log.');
  }
  const [commit = '', prepare = ''] = position.split('/');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

function padded(offset: bigint): string {
  return offset.toString().padStart(DIGITS, '0');
}

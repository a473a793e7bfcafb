import { setFlagsFromString } from 'node:v8';

/**
 * For a command that reads a whole log: what is alive is small and the same throughout, and by itself V8
 * lets garbage grow to several times of that before it collects it. Half of it is the limit then.
 * Measured on a rebuild of 200,000 events: 110 MB more than idle instead of 229, as fast as before.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

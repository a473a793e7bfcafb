import { until } from '#testing';

/** The first answer that is not undefined. @throws after 90 s by default, naming what did not happen. */
export function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  patienceMs?: number,
): Promise<Exclude<T, undefined | false>> {
  return until(look, { what, everyMs: 50, ...(patienceMs !== undefined && { patienceMs }) });
}

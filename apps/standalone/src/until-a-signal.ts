/**
 * The first signal lets the work under way end in order; a second one, of somebody who cannot wait, ends it all.
 *
 * @param reason what the work ends with
 */
export function untilASignal(reason?: Error): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort(reason);
    });
  }
  return stopping.signal;
}

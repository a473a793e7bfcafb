import { type LogEntry } from './log-entry.js';
import { type LogReading } from './log-reading.js';

/** Where two logs that were walked through side by side came apart, if they did. */
export type PartingOfWays =
  | { readonly kind: 'both-end' }
  | { readonly kind: 'source-ends'; readonly target: LogEntry }
  | { readonly kind: 'target-ends'; readonly source: LogEntry }
  | { readonly kind: 'differ'; readonly source: LogEntry; readonly target: LogEntry }
  | { readonly kind: 'stopped' };

/**
 * Passes by what two logs have in common from the start, telling of it, up to where they part; the
 * readings stand there then.
 */
export async function walkTogether(
  source: LogReading,
  target: LogReading,
  onCommon: (entries: readonly LogEntry[]) => void,
  signal: AbortSignal,
): Promise<PartingOfWays> {
  while (!signal.aborted) {
    const [ours, theirs] = await Promise.all([source.ahead(), target.ahead()]);
    const common = lengthInCommon(ours, theirs);
    onCommon(ours.slice(0, common));
    source.pass(common);
    target.pass(common);
    const [from, to] = [ours[common], theirs[common]];
    if (from && to) return { kind: 'differ', source: from, target: to };
    if (ours.length > 0 && theirs.length > 0) continue;
    if (from) return { kind: 'target-ends', source: from };
    if (to) return { kind: 'source-ends', target: to };
    return { kind: 'both-end' };
  }
  return { kind: 'stopped' };
}

function lengthInCommon(ours: readonly LogEntry[], theirs: readonly LogEntry[]): number {
  const both = Math.min(ours.length, theirs.length);
  let length = 0;
  while (length < both && ours[length]?.content === theirs[length]?.content) length += 1;
  return length;
}

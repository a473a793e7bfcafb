import { describe, expect, it } from '@jest/globals';
import {
  type EventStore,
  EventStoreUnavailableError,
  type ReadAllOptions,
} from '#platform/event-store';
import { compareLogs, type Comparison } from './compare-logs.js';
import { logOf, type PastEvent, pastAppends, pastEvent, unhurried } from './history.fixture.js';
import { BrokenStreamError } from './log-tally.js';

const history = pastAppends(40).flat();
const at = 20;

function compare(source: readonly PastEvent[], target: readonly PastEvent[]): Promise<Comparison> {
  return compareLogs(logOf(source), logOf(target), unhurried);
}

async function digestOf(events: readonly PastEvent[]): Promise<string> {
  const comparison = await compare(events, events);
  return comparison.outcome === 'equal' ? comparison.log.digest : comparison.outcome;
}

/** The history with another event in place of one. */
function changed(change: Partial<PastEvent>): PastEvent[] {
  return history.with(at, { ...history[at]!, ...change });
}

describe('compareLogs', () => {
  it('finds equal logs equal, and counts what they have', async () => {
    const events = history.length;

    expect(await compare(history, structuredClone(history))).toEqual({
      outcome: 'equal',
      log: { events, streams: 7, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await compare([], [])).toMatchObject({ outcome: 'equal', log: { events: 0 } });
  });

  const { id } = pastEvent('jar-0', 0);
  const { data, metadata } = history[at]!;
  it.each([
    ['one character of data', { data: { ...data, text: '提现 7 \u0000 \ud801' } }, 'data'],
    ['the order of members', { data: { text: '', ...data } }, 'data'],
    ['metadata', { metadata: { ...metadata, recordedAt: '2026-03-01T08:00:01.001Z' } }, 'metadata'],
    ['a type', { type: 'JarBroken' }, 'type'],
    ['an id', { id }, 'id'],
    ['several parts', { id, type: 'JarBroken' }, 'id, type'],
  ])('finds a change of %s', async (_, change, parts) => {
    const { streamName, revision } = history[at]!;

    expect(await compare(history, changed(change))).toEqual({
      outcome: 'different',
      difference: `At event 21, ${streamName} at revision ${revision}, the logs differ in the ${parts}.`,
    });
    expect(await digestOf(changed(change))).not.toBe(await digestOf(history));
  });

  it('finds a missing event, on either side', async () => {
    const { streamName, revision } = history[at]!;
    const less = history.toSpliced(at, 1);
    const event = `JarFilled (${streamName} at revision ${revision})`;

    expect(await compare(history, less)).toMatchObject({
      difference: `At event 21 the target lacks ${event}.`,
    });
    expect(await compare(less, history)).toMatchObject({
      difference: `At event 21 the source lacks ${event}.`,
    });
  });

  it('finds two events of different streams that have changed places', async () => {
    const [one, other] = [history[17]!, history[18]!];
    expect(one.streamName).not.toBe(other.streamName);
    const swapped = history.with(17, other).with(18, one);

    expect(await compare(history, swapped)).toMatchObject({
      difference: expect.stringMatching(/^At event 18 the order differs: the source has JarFilled/),
    });
    expect(await digestOf(history)).not.toBe(await digestOf(swapped).catch(() => ''));
  });

  it('finds an end that comes too early, on either side', async () => {
    const [begun, next] = [history.slice(0, -1), history.at(-1)!];
    const event = `JarFilled (${next.streamName} at revision ${next.revision})`;
    const place = history.length;

    expect(await compare(history, begun)).toMatchObject({
      difference: `At event ${place} the target ends; the source goes on with ${event}.`,
    });
    expect(await compare(begun, history)).toMatchObject({
      difference: `At event ${place} the source ends; the target goes on with ${event}.`,
    });
    expect(await compare(history, [])).toMatchObject({ outcome: 'different' });
  });

  it('finds that both lack the same event', async () => {
    const gap = history.toSpliced(at, 1);

    await expect(compare(gap, gap)).rejects.toThrow(BrokenStreamError);
  });

  it('tells nothing of what an event says', async () => {
    const secret = {
      data: { phone: '13800138000' },
      metadata: { ...metadata, phone: '13800138000' },
    };
    const comparisons = [
      await compare(history, changed(secret)),
      await compare(changed(secret), history),
      await compare(changed(secret), history.slice(0, at)),
      await compare(changed(secret), changed({ ...secret, streamName: 'jar-x' })),
    ];

    expect(JSON.stringify(comparisons)).not.toContain('13800138000');
  });

  it('goes on reading where a store was away', async () => {
    const many = pastAppends(1_000).flat();
    const store = logOf(many);
    let reads = 0;
    const fickle = {
      head: () => store.head(),
      readAll: async function* (options: ReadAllOptions) {
        reads += 1;
        yield* store.readAll({ ...options, limit: reads < 3 ? 1_500 : Infinity });
        if (reads < 3) throw new EventStoreUnavailableError('Away.');
      },
    } as unknown as EventStore;

    expect(await compareLogs(fickle, logOf(many), unhurried)).toMatchObject({ outcome: 'equal' });
    expect(reads).toBe(3);
  });

  it('proves nothing when it is stopped', async () => {
    const options = { ...unhurried, signal: AbortSignal.abort() };

    expect(await compareLogs(logOf(history), logOf([]), options)).toEqual({ outcome: 'stopped' });
  });

  it('tells how far it is', async () => {
    const many = pastAppends(2_000).flat();
    const told: number[] = [];

    await compareLogs(logOf(many), logOf(many), {
      ...unhurried,
      onProgress: ({ events, share }) => {
        if (events > 0) told.push(share);
      },
    });

    expect(told.length).toBeGreaterThan(3);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
    expect(told.at(-1)).toBe(1);
  });
});

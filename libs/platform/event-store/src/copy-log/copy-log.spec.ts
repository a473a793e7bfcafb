import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventStore, EventStoreUnavailableError } from '#platform/event-store';
import { type AppendFault, MemoryEventStore, withAppendFaults } from '#testing';
import {
  eventsOf,
  logOf,
  pastAppends,
  pastEvent,
  record,
  unhurried,
} from '../compare-logs/history.fixture.js';
import { type Copy, copyLog } from './copy-log.js';
import { IntakeByAppends } from './intake-by-appends.js';
import { TargetChangedError } from './log-intake.js';

const appends = pastAppends(60);
const history = appends.flat();

function copy(
  source: EventStore,
  store: EventStore,
  options: Partial<typeof unhurried> = {},
): Promise<Copy> {
  const intake = new IntakeByAppends(store);
  return copyLog(source, { store, intake }, { ...unhurried, ...options });
}

describe('copyLog', () => {
  it('keeps order, ids, revisions and payloads', async () => {
    const target = new MemoryEventStore();

    const result = await copy(logOf(history), target);

    expect(await eventsOf(target)).toEqual(history);
    expect(result).toMatchObject({ outcome: 'copied', found: 0, log: { events: history.length } });
  });

  it('goes on from whatever beginning the target has, and does nothing when it has all', async () => {
    for (let found = 0; found <= history.length; found += 8) {
      const target = logOf(history.slice(0, found));

      expect(await copy(logOf(history), target)).toMatchObject({ outcome: 'copied', found });
      expect(await eventsOf(target)).toEqual(history);
    }
  });

  it('brings what the source has got since', async () => {
    const [source, target] = [new MemoryEventStore(), new MemoryEventStore()];
    await record(source, appends.slice(0, 20));
    await copy(source, target);
    await record(source, appends.slice(20));

    await copy(source, target);

    expect(await eventsOf(target)).toEqual(history);
  });

  it.each([
    ['another event', history.with(5, pastEvent('jar-0', 0)).slice(0, 6)],
    ['another order', [history[1]!, history[0]!]],
    ['changed data', [{ ...history[0]!, data: {} }]],
    ['more than the source', [...history, pastEvent('jar-x', 0)]],
  ])('refuses a target with %s, and leaves it as it is', async (_, found) => {
    const target = logOf(found);

    expect(await copy(logOf(history), target)).toMatchObject({ outcome: 'different' });
    expect(await eventsOf(target)).toEqual(found);
  });

  it('stops when it is told to, and goes on later', async () => {
    const many = pastAppends(1_500).flat();
    const target = new MemoryEventStore();
    const stopping = new AbortController();

    const stopped = await copy(logOf(many), target, {
      signal: stopping.signal,
      onProgress: () => {
        stopping.abort();
      },
    });
    const begun = await eventsOf(target);

    expect(stopped).toMatchObject({ outcome: 'stopped', log: { events: begun.length } });
    expect(begun).toEqual(many.slice(0, begun.length));
    expect(begun.length).toBeLessThan(many.length);
    expect(await copy(logOf(many), target)).toMatchObject({ found: begun.length });
    expect(await eventsOf(target)).toEqual(many);
  });

  it('says the same digest, whether it copied or compared', async () => {
    const target = logOf(history.slice(0, 30));

    const [first, second] = [
      await copy(logOf(history), target),
      await copy(logOf(history), target),
    ];

    expect(first).toMatchObject({ found: 30 });
    expect(second).toMatchObject({ found: history.length, log: (first as { log: object }).log });
  });

  it('loses, doubles and moves nothing when answers and appends get lost', async () => {
    const faults = fc.array(fc.constantFrom<AppendFault>('none', 'append lost', 'answer lost'), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(faults, async (planned) => {
        const target = new MemoryEventStore();
        const left = [...planned];
        const faulty = withAppendFaults(target, () => left.shift() ?? 'none');
        for (let run = 0; run <= planned.length; run += 1) {
          const done = await copy(logOf(history), faulty).catch(ifUnavailable);
          const begun = await eventsOf(target);
          expect(begun).toEqual(history.slice(0, begun.length));
          if (done) break;
        }
        expect(await eventsOf(target)).toEqual(history);
      }),
      { numRuns: 12 },
    );
  });

  it('takes no conflict for one where its own events are what is there', async () => {
    const target = new MemoryEventStore();
    const mistaken: EventStore = {
      ...withAppendFaults(target, () => 'none'),
      append: async (...append) => {
        const result = await target.append(...append);
        if (result.outcome === 'conflict') return result;
        return { outcome: 'conflict', currentRevision: result.revision };
      },
    };

    await copy(logOf(history), mistaken);

    expect(await eventsOf(target)).toEqual(history);
  });

  it.each([
    ['to a stream that comes later', 'jar-6'],
    ['to another stream', 'piggy-bank'],
  ])('notices somebody else who writes %s', async (_, streamName) => {
    const target = new MemoryEventStore();
    let asked = 0;
    const intruded = withAppendFaults(target, () => {
      asked += 1;
      if (asked === 2) void record(target, [[pastEvent(streamName, 0)]]);
      return 'none';
    });

    await expect(copy(logOf(history), intruded)).rejects.toThrow(TargetChangedError);
    expect((await eventsOf(target)).length).toBeLessThan(history.length + 2);
  });

  it('answers a repeat of an old append in the copy as in the source, whatever shared an append', async () => {
    const [source, target] = [new MemoryEventStore(), new MemoryEventStore()];
    await record(source, appends);
    await copy(source, target);
    // One more than the stream has at that place is a conflict, there as here.
    const longer = appends.map((append) => [...append, pastEvent(append[0]!.streamName, 99)]);

    for (const repeated of [...appends, ...longer]) {
      const { streamName, revision } = repeated[0]!;
      const expected = revision === 0 ? 'none' : revision - 1;
      const answers = await Promise.all(
        [source, target].map((store) => store.append(streamName, expected, repeated)),
      );
      expect(answers[1]).toEqual(answers[0]);
    }
    expect(await eventsOf(target)).toEqual(history);
  });
});

function ifUnavailable(error: unknown): undefined {
  if (!(error instanceof EventStoreUnavailableError)) throw error;
}

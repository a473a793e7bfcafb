import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaselineError } from '#platform/kernel';
import { openTestLog, type TestLog } from '#testing';
import { type Cause, DecisionHandler, type DecisionHandlerOptions } from './decision-handler.js';
import { EventStoreUnavailableError } from './errors.js';
import { type EventStore, type RecordedEvent } from './event-store.js';
import { type StreamDecider } from './stream-states.js';

interface Deposited {
  readonly type: 'Deposited';
  readonly data: { readonly amount: number; readonly note?: string | undefined };
}

interface Jar {
  readonly amount: number;
  readonly entries: readonly { readonly recordedAt: string; readonly data: object }[];
}

const jar: StreamDecider<Jar, Deposited> = {
  initialState: { amount: 0, entries: [] },
  evolve: ({ amount, entries }, { data, metadata: { recordedAt } }) => ({
    amount: amount + data.amount,
    entries: [...entries, { recordedAt, data }],
  }),
};

const deposit = (amount: number) => (): readonly Deposited[] => [
  { type: 'Deposited', data: { amount } },
];

/** A rule that later events can satisfy. */
const withdraw =
  (amount: number) =>
  ({ state }: { readonly state: Jar }): readonly Deposited[] => {
    if (state.amount < amount)
      throw new CaselineError('rule-violated', 'too-little', 'Too little.');
    return deposit(-amount)();
  };

describe('DecisionHandler', () => {
  let log: TestLog;
  let otherStore: EventStore;
  let time: Date;
  let stream: string;

  beforeAll(async () => {
    log = await openTestLog();
    otherStore = await log.openStore();
  });

  afterAll(() => log.close());

  beforeEach(() => {
    time = new Date('2026-03-01T08:00:00.000Z');
    stream = `jar-${randomUUID()}`;
  });

  it('appends what was decided, with who, when and why', async () => {
    const cause = { ...newCause(), occurredAt: '2026-03-01T15:30:00+08:00', requestDigest: 'd1' };

    const decided = await handler().decide(stream, cause, deposit(5));

    expect(decided).toMatchObject({ state: { amount: 5 }, revision: 0, repeated: false });
    expect(await events()).toMatchObject([
      {
        ...deposit(5)()[0],
        metadata: {
          schemaVersion: 1,
          occurredAt: '2026-03-01T07:30:00.000Z',
          recordedAt: '2026-03-01T08:00:00.000Z',
          actor: cause.actor,
          correlationId: cause.correlationId,
          causationId: cause.id,
          requestDigest: 'd1',
        },
      },
    ]);
  });

  it('counts what occurs in the future as occurring when it is recorded', async () => {
    const cause = { ...newCause(), occurredAt: '2026-03-01T08:00:00.001Z' };

    await handler().decide(stream, cause, deposit(5));

    expect((await events())[0]?.metadata.occurredAt).toBe('2026-03-01T08:00:00.000Z');
  });

  it('never lets recordedAt decrease, whatever the clocks of the processes do', async () => {
    const [one, other] = [handler(), handler({}, otherStore)];
    for (const [turn, minute] of [10, 5, 7, 11, 3].entries()) {
      time = new Date(Date.UTC(2026, 2, 1, 8, minute));
      await [one, other][turn % 2]?.decide(stream, newCause(), deposit(1));
    }

    const recorded = (await events()).map(({ metadata }) => metadata.recordedAt.slice(14, 16));
    expect(recorded).toEqual(['10', '10', '10', '11', '11']);
  });

  it('reads nothing before it decides on a stream that is presumed new', async () => {
    const appendOnly = {
      append: otherStore.append.bind(otherStore),
      readStream: () => {
        throw new Error('The stream was read.');
      },
    } as unknown as EventStore;

    const decided = await handler({}, appendOnly).decide(stream, newCause(), deposit(5), {
      presumedNew: true,
    });

    expect(decided).toMatchObject({ state: { amount: 5 }, revision: 0 });
  });

  it('decides anew on a stream that was wrongly presumed new', async () => {
    const cause = newCause();
    await handler().decide(stream, cause, deposit(5));
    time = new Date('2026-03-01T09:00:00.000Z');
    const presumedNew = { presumedNew: true };

    expect(await handler().decide(stream, cause, deposit(5), presumedNew)).toMatchObject({
      state: { amount: 5 },
      revision: 0,
      repeated: true,
    });
    const tooMuch = handler().decide(stream, newCause(), withdraw(6), presumedNew);
    await expect(tooMuch).rejects.toThrow('Too little.');
    expect(await handler().decide(stream, newCause(), withdraw(5), presumedNew)).toMatchObject({
      state: { amount: 0 },
      revision: 1,
    });
  });

  it('answers a repeated cause as it answered first, also after later events', async () => {
    const [cause, known] = [newCause(), handler()];
    const first = await known.decide(stream, cause, deposit(5));
    await known.decide(stream, newCause(), deposit(7));

    for (const each of [known, handler(), handler({}, otherStore)]) {
      const again = await each.decide(stream, cause, withdraw(1_000));
      expect(again).toEqual({ ...first, events: [], repeated: true });
    }
    expect(await events()).toHaveLength(2);
  });

  it('refuses a known cause with another request', async () => {
    const cause = { ...newCause(), requestDigest: 'd1' };
    const known = handler();
    await known.decide(stream, cause, deposit(5));

    const again = known.decide(stream, { ...cause, requestDigest: 'd2' }, deposit(6));

    await expect(again).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('lets each of many causes that race through two processes take effect once', async () => {
    const [one, other] = [handler(), handler({}, otherStore)];
    const causes = Array.from({ length: 30 }, newCause);

    const decided = await Promise.all(
      [...causes, ...causes].flatMap((cause) =>
        [one, other].map((each) =>
          each.decide(stream, { ...cause, correlationId: randomUUID() }, deposit(1)),
        ),
      ),
    );

    const recorded = await events();
    expect(recorded.map(({ metadata }) => metadata.causationId).toSorted()).toEqual(
      causes.map(({ id }) => id).toSorted(),
    );
    expect(decided.filter(({ repeated }) => !repeated)).toHaveLength(30);
    expect((await one.load(stream)).state.amount).toBe(30);
  });

  it('takes the events that another process made of the same cause for its own only if they are', async () => {
    const cause = newCause();
    const slow = handler(
      {},
      racing(otherStore, () => fast.decide(stream, cause, deposit(5))),
    );
    const fast = handler({ clock: { now: () => new Date('2026-03-01T09:00:00.000Z') } });

    const decided = await slow.decide(stream, cause, deposit(5));

    expect(decided).toMatchObject({ repeated: true, revision: 0 });
    expect(decided.state).toEqual((await handler().load(stream)).state);
    expect(await events()).toHaveLength(1);
  });

  it('refuses only what the newest state refuses', async () => {
    const [stale, other] = [handler(), handler({}, otherStore)];
    await stale.decide(stream, newCause(), deposit(5));
    await other.decide(stream, newCause(), deposit(5));

    expect(await stale.decide(stream, newCause(), withdraw(8))).toMatchObject({ revision: 2 });
    await expect(stale.decide(stream, newCause(), withdraw(8))).rejects.toThrow('Too little.');
  });

  it('does nothing only where the newest state wants nothing', async () => {
    const [stale, other] = [handler(), handler({}, otherStore)];
    await stale.decide(stream, newCause(), deposit(1));
    await other.decide(stream, newCause(), deposit(1));
    const isEven = (current: { readonly state: Jar }): readonly Deposited[] =>
      current.state.amount % 2 === 0 ? deposit(1)() : [];

    expect(await stale.decide(stream, newCause(), isEven)).toMatchObject({ revision: 2 });
    expect(await stale.decide(stream, newCause(), isEven)).toEqual({
      ...(await handler().load(stream)),
      events: [],
      repeated: false,
    });
  });

  it('remembers the very state that a reader arrives at', async () => {
    const known = handler();
    const untidy = { amount: 1, note: undefined };

    const decided = await known.decide(stream, newCause(), () => [
      { type: 'Deposited', data: untidy },
    ]);
    untidy.amount = 99;

    expect(JSON.stringify(decided.state)).toBe(
      JSON.stringify((await handler().load(stream)).state),
    );
    expect(Object.keys(decided.state.entries[0]?.data ?? {})).toEqual(['amount']);
  });

  it('appends once when the answer of the store is lost', async () => {
    const cause = newCause();
    let lost = false;
    const lossy = wrapped(log.store, async (...append) => {
      const result = await log.store.append(...append);
      if (lost) return result;
      lost = true;
      throw new EventStoreUnavailableError('The answer was lost.');
    });
    const known = handler({}, lossy);

    await expect(known.decide(stream, cause, deposit(5))).rejects.toThrow('The answer was lost.');
    time = new Date('2026-03-01T08:00:05.000Z');

    expect(await known.decide(stream, cause, deposit(5))).toMatchObject({ repeated: true });
    expect(await events()).toHaveLength(1);
  });

  it('gives up when others are always faster', async () => {
    const other = handler({}, otherStore);
    const slow = racing(log.store, () => other.decide(stream, newCause(), deposit(1)));

    const decided = handler({ attempts: 3 }, slow).decide(stream, newCause(), deposit(1));

    await expect(decided).rejects.toThrow(EventStoreUnavailableError);
    expect(await events()).toHaveLength(3);
  });

  it('keeps in memory what was used last, up to a number of events', async () => {
    const reads: string[] = [];
    const counting = wrapped(log.store, undefined, (name) => reads.push(name));
    const known = handler({ cachedEvents: 4 }, counting);
    const streams = [stream, `${stream}-2`, `${stream}-3`] as const;
    const turn = (index: 0 | 1 | 2) => known.decide(streams[index], newCause(), deposit(1));

    for (const index of [0, 0, 1, 1, 0, 2, 0] as const) await turn(index);
    expect(reads).toEqual([streams[0], streams[1], streams[2]]);

    await turn(1);
    expect(reads.slice(3)).toEqual([streams[1]]);
  });

  function handler(
    options: Partial<DecisionHandlerOptions> = {},
    store: EventStore = log.store,
  ): DecisionHandler<Jar, Deposited> {
    return new DecisionHandler(store, jar, { clock: { now: () => time }, ...options });
  }

  async function events(): Promise<readonly RecordedEvent[]> {
    const read: RecordedEvent[] = [];
    for await (const event of log.store.readStream(stream)) read.push(event);
    return read;
  }
});

function newCause(): Cause {
  return { id: randomUUID(), actor: { kind: 'agent', id: 'agent-7' }, correlationId: randomUUID() };
}

/** Before each append something else happens. */
function racing(store: EventStore, first: () => Promise<unknown>): EventStore {
  return wrapped(store, async (...append) => {
    await first();
    return store.append(...append);
  });
}

function wrapped(
  store: EventStore,
  append: EventStore['append'] = (...args) => store.append(...args),
  reading: (stream: string) => void = () => undefined,
): EventStore {
  return {
    append,
    readStream: (name, options) => {
      reading(name);
      return store.readStream(name, options);
    },
    readAll: (options) => store.readAll(options),
    subscribe: (options) => store.subscribe(options),
    logId: () => store.logId(),
    head: () => store.head(),
    close: () => store.close(),
  };
}

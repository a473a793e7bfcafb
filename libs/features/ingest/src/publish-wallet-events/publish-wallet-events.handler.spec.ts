import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent, type ExampleChanges, type RecordedWalletEvent } from '#contracts';
import {
  type AppendResult,
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  type Position,
} from '#platform/event-store';
import { type Caller } from '#platform/http';
import { CaselineError, Keyring } from '#platform/kernel';
import { Metrics } from '#platform/observability';
import { PublishWalletEventsHandler, type Publisher } from './publish-wallet-events.handler.js';
import { WalletEventTally } from './wallet-event-tally.provider.js';

const SERVICE: Caller = { id: 'payments', role: 'service', sources: 'every' };
const APPENDED: AppendResult = { outcome: 'appended', revision: 0, position: '1' as Position };

type Append = (event: EventToAppend & RecordedWalletEvent) => Promise<AppendResult>;

/** The handler on a store that does as it is told with each append. */
function handlerOn(append: Append, maxEventsInFlightPerCaller?: number) {
  const store = {
    append: (_stream: string, expected: unknown, [event]: readonly EventToAppend[]) => {
      if (expected !== 'none' || !event) throw new Error('Not as a wallet event is appended.');
      return append(event as EventToAppend & RecordedWalletEvent);
    },
  } as unknown as EventStore;
  return new PublishWalletEventsHandler(
    store,
    new Keyring(Buffer.alloc(32, 7)),
    { now: () => new Date('2026-03-01T08:00:05Z') },
    maxEventsInFlightPerCaller === undefined ? {} : { maxEventsInFlightPerCaller },
    new WalletEventTally(store, new Metrics()),
  );
}

function received(changes: ExampleChanges = {}) {
  return { input: exampleWalletEvent('wallet.TopUpFailed.v1', changes), violations: [] };
}

function ofAccount(account: string, id: string) {
  return received({ id, subject: account, data: { accountId: account } });
}

function by(caller: Caller): Publisher {
  return { caller, correlationId: 'correlation-1' };
}

function codesOf(outcomes: readonly unknown[]): readonly string[] {
  return outcomes.map((outcome) => (outcome instanceof CaselineError ? outcome.code : 'stored'));
}

/** Lets everything run that does not wait for something still to come. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('publishing one event', () => {
  it('shares one append among copies that meet, and none with what came before', async () => {
    const finish: (() => void)[] = [];
    const handler = handlerOn(
      () =>
        new Promise((resolve) => {
          finish.push(() => {
            resolve(APPENDED);
          });
        }),
    );
    const copies = Array.from({ length: 20 }, () => handler.publish(received(), by(SERVICE)));
    const other = handler.publish(received({ id: 'event-0002' }), by(SERVICE));
    await settle();
    expect(finish).toHaveLength(2);
    finish.forEach((each) => {
      each();
    });
    expect(new Set((await Promise.all(copies)).map(({ eventId }) => eventId)).size).toBe(1);
    await other;
    const later = handler.publish(received(), by(SERVICE));
    await settle();
    expect(finish).toHaveLength(3);
    finish[2]!();
    await later;
  });

  it('tries again after a failure that copies shared', async () => {
    let appends = 0;
    const handler = handlerOn(() => {
      appends += 1;
      return appends === 1
        ? Promise.reject(new EventStoreUnavailableError('away'))
        : Promise.resolve(APPENDED);
    });
    await expect(handler.publish(received(), by(SERVICE))).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfterSeconds: 1,
    });
    await expect(handler.publish(received(), by(SERVICE))).resolves.toMatchObject({
      id: 'event-0001',
    });
  });

  it.each<[string, Caller, boolean]>([
    ['of a caller that may publish for every source', SERVICE, true],
    ['of its own source', { ...SERVICE, sources: ['/x', '/wallet/payments'] }, true],
    ['of a source that begins like its own', { ...SERVICE, sources: ['/wallet'] }, false],
    ['of a caller without sources', { id: 'payments', role: 'service' }, false],
    ['of a source that looks like the word', { ...SERVICE, sources: ['every'] }, false],
  ])('takes the event or not: %s', async (_, caller, allowed) => {
    let appends = 0;
    const handler = handlerOn(() => {
      appends += 1;
      return Promise.resolve(APPENDED);
    });
    const outcome = await handler.publish(received(), by(caller)).catch((error: unknown) => error);
    expect(codesOf([outcome])).toEqual([allowed ? 'stored' : 'source-not-allowed']);
    expect(appends).toBe(allowed ? 1 : 0);
  });

  it('refuses what its text hid, though its contract would take it', async () => {
    const handler = handlerOn(() => Promise.reject(new Error('must not be appended')));
    const twice = { ...received(), violations: [{ pointer: '/id', message: 'stands twice' }] };
    await expect(handler.publish(twice, by(SERVICE))).rejects.toMatchObject({
      code: 'invalid-wallet-event',
      extensions: { errors: [{ pointer: '/id', message: 'stands twice' }] },
    });
  });
});

describe('publishing a batch', () => {
  it('stores one account after another event of it, and different accounts side by side', async () => {
    const finish = new Map<string, () => void>();
    const handler = handlerOn(
      (event) =>
        new Promise((resolve) => {
          finish.set(event.data.id, () => {
            resolve(APPENDED);
          });
        }),
    );
    const batch = [ofAccount('A', 'a1'), ofAccount('B', 'b1'), ofAccount('A', 'a2')];
    const published = handler.publishBatch(batch, by(SERVICE));
    await settle();
    expect([...finish.keys()]).toEqual(['a1', 'b1']);
    finish.get('a1')!();
    await settle();
    expect([...finish.keys()]).toEqual(['a1', 'b1', 'a2']);
    finish.get('a2')!();
    finish.get('b1')!();
    expect(await published).toMatchObject([{ id: 'a1' }, { id: 'b1' }, { id: 'a2' }]);
  });

  it('stores nothing of an account after an event of it that has to come again', async () => {
    const appended: string[] = [];
    const handler = handlerOn(({ data: { id } }) => {
      appended.push(id);
      if (id === 'a2') return Promise.reject(new EventStoreUnavailableError('away'));
      return Promise.resolve(APPENDED);
    });
    const ids = ['a1', 'a2', 'a3', 'a4'];
    const batch = [...ids.map((id) => ofAccount('A', id)), ofAccount('B', 'b1')];
    const outcomes = await handler.publishBatch(batch, by(SERVICE));
    const away = 'event-store-unavailable';
    expect(codesOf(outcomes)).toEqual(['stored', away, away, away, 'stored']);
    expect(appended.sort()).toEqual(['a1', 'a2', 'b1']);
  });

  it('goes on with an account after an event of it that is refused for good', async () => {
    const handler = handlerOn(({ data: { id } }) =>
      Promise.resolve(id === 'a2' ? { outcome: 'conflict', currentRevision: 0 } : APPENDED),
    );
    const invalid = received({ id: 'a3', time: 'never' });
    const batch = [ofAccount('A', 'a1'), ofAccount('A', 'a2'), invalid, ofAccount('A', 'a4')];
    expect(codesOf(await handler.publishBatch(batch, by(SERVICE)))).toEqual([
      'stored',
      'wallet-event-conflict',
      'invalid-wallet-event',
      'stored',
    ]);
  });

  it('fails as a whole when nothing of it can be stored now', async () => {
    const handler = handlerOn(() => Promise.reject(new EventStoreUnavailableError('away')));
    const batch = [ofAccount('A', 'a1'), ofAccount('B', 'b1')];
    await expect(handler.publishBatch(batch, by(SERVICE))).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('stores what it can before something unexpected fails it', async () => {
    const appended: string[] = [];
    const handler = handlerOn(async ({ data: { id } }) => {
      await settle();
      if (id === 'a1') throw new TypeError('a fault of ours');
      appended.push(id);
      return APPENDED;
    });
    const batch = [ofAccount('A', 'a1'), ofAccount('B', 'b1'), ofAccount('B', 'b2')];
    await expect(handler.publishBatch(batch, by(SERVICE))).rejects.toThrow('a fault of ours');
    expect(appended).toEqual(['b1', 'b2']);
  });

  it('is not begun beyond the bound of its caller', async () => {
    const handler = handlerOn(() => Promise.reject(new Error('must not be appended')), 2);
    const batch = ['a1', 'a2', 'a3'].map((id) => ofAccount('A', id));
    await expect(handler.publishBatch(batch, by(SERVICE))).rejects.toMatchObject({
      kind: 'too-many-requests',
    });
  });
});

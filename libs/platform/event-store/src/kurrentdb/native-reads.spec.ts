import { setTimeout as sleep } from 'node:timers/promises';
import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError } from '../errors.js';
import { NativeReads } from './native-reads.js';
import { ReplaceableClient } from './replaceable-client.js';

const ANSWER_MS = 100;

describe('a search that finds nothing for long', () => {
  it('is waited for while the server answers something else', async () => {
    const reads = readsFrom({ isThere: true });

    expect(await firstOf(reads.search(() => after(5 * ANSWER_MS)))).toEqual([]);
  });

  it('is given up when the server answers nothing else either', async () => {
    const reads = readsFrom({ isThere: false });

    await expect(firstOf(reads.search(() => after(60_000)))).rejects.toThrow(
      EventStoreUnavailableError,
    );
  });

  it('ends when nobody wants it any more', async () => {
    const reads = readsFrom({ isThere: true });

    expect(await firstOf(reads.search(() => after(60_000), AbortSignal.abort()))).toBeUndefined();
  });

  it('is no excuse for a read that need not search', async () => {
    const reads = readsFrom({ isThere: true });

    await expect(firstOf(reads.chunks(() => after(60_000)))).rejects.toThrow(
      EventStoreUnavailableError,
    );
  });
});

describe('a read', () => {
  const unavailable = Object.assign(new Error('cut off'), { name: 'UnavailableError' });
  const notLeader = Object.assign(new Error('elsewhere'), { name: 'NotLeaderError' });

  /** Fails in each of these ways, one after the other, then brings two chunks. */
  function failing(...failures: readonly Error[]) {
    const left = [...failures];
    const natives = new Set<unknown>();
    let attempts = 0;
    const open = (native: unknown) => {
      attempts += 1;
      natives.add(native);
      return chunksUnless(left.shift());
    };
    return { open, attempts: () => attempts, natives };
  }

  it('begins anew when the connection turns out to be broken before anything has come', async () => {
    const { open, natives } = failing(unavailable, unavailable, unavailable);

    expect(await all(severalClients().chunks(open))).toEqual([[], []]);

    expect(natives.size).toBeGreaterThan(1);
  });

  it('fails when the server stays away', async () => {
    const { open, attempts } = failing(...Array<Error>(100).fill(unavailable));

    await expect(all(severalClients().chunks(open))).rejects.toThrow(EventStoreUnavailableError);

    expect(attempts()).toBe(4);
  });

  it('goes with the same client where the leader is', async () => {
    const { open, attempts, natives } = failing(notLeader, notLeader);

    expect(await all(severalClients().chunks(open))).toEqual([[], []]);

    expect([attempts(), natives.size]).toEqual([3, 1]);
  });

  it.each([unavailable, notLeader])(
    'is not repeated once something has come: %s',
    async (failure) => {
      let attempts = 0;
      const chunks = severalClients().chunks(async function* () {
        attempts += 1;
        yield [];
        await Promise.reject(failure);
      });

      await expect(all(chunks)).rejects.toThrow(EventStoreUnavailableError);

      expect(attempts).toBe(1);
    },
  );

  it('is not repeated for a refusal, nor for a fault of ours', async () => {
    const refused = failing(Object.assign(new Error('no'), { name: 'AccessDeniedError' }));
    const fault = failing(new TypeError('Cannot read'));

    await expect(all(severalClients().chunks(refused.open))).rejects.toThrow('refuses the user');
    await expect(all(severalClients().chunks(fault.open))).rejects.toThrow('Cannot read');

    expect([refused.attempts(), fault.attempts()]).toEqual([1, 1]);
  });

  it('finds nothing in a stream that does not exist', async () => {
    const missing = failing(Object.assign(new Error('none'), { name: 'StreamNotFoundError' }));

    expect(await all(severalClients().chunks(missing.open))).toEqual([]);
  });
});

async function* chunksUnless(failure: Error | undefined): AsyncGenerator<readonly []> {
  await Promise.resolve();
  if (failure) throw failure;
  yield [];
  yield [];
}

function severalClients(): NativeReads {
  const create = () => ({ rustClient: {}, dispose: () => Promise.resolve() });
  return new NativeReads(
    new ReplaceableClient(() => create() as unknown as KurrentDBClient),
    ANSWER_MS,
  );
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** A server that is asked for its end tells it at once, or never. */
function readsFrom({ isThere }: { readonly isThere: boolean }): NativeReads {
  const rustClient = { readAll: () => after(isThere ? 0 : 60_000) };
  const client = { rustClient, dispose: () => Promise.resolve() } as unknown as KurrentDBClient;
  return new NativeReads(new ReplaceableClient(() => client), ANSWER_MS);
}

async function* after(ms: number): AsyncGenerator<readonly []> {
  await sleep(ms, undefined, { ref: false });
  yield [];
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

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

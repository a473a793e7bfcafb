import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Position } from '../event-store.js';
import { HeadSearch } from './head-search.js';

describe('HeadSearch', () => {
  /** True for an event of the log, false for one of somebody else. */
  let server: boolean[];
  let passedOver: number;
  let search: HeadSearch;

  beforeEach(() => {
    server = [];
    passedOver = 0;
    search = new HeadSearch({
      end: () =>
        answer(server.length > 0 ? { position: at(-1), isOurs: !!server.at(-1) } : undefined),
      last: () => {
        const last = server.lastIndexOf(true);
        passedOver += server.length - 1 - last;
        return answer(last === -1 ? undefined : positionOf(last));
      },
      newestAfter: (position) => {
        const last = server.lastIndexOf(true);
        passedOver += server.length - 1 - Number(position);
        return answer(last > Number(position) ? positionOf(last) : undefined);
      },
    });
  });

  it('finds nothing where nothing is, or nothing of the log', async () => {
    expect(await search.head()).toBeUndefined();
    others(3);
    expect(await search.head()).toBeUndefined();
    expect(await search.head()).toBeUndefined();
  });

  it('finds the last event of the log, wherever it lies', async () => {
    for (const count of [0, 5, 1, 0, 0, 7]) {
      server.push(true);
      const head = at(-1);
      others(count);
      expect(await search.head()).toBe(head);
    }
  });

  it('passes once over what others have written', async () => {
    server.push(true);
    others(1_000);
    await search.head();
    passedOver = 0;
    for (let round = 0; round < 10; round += 1) {
      others(10);
      expect(await search.head()).toBe(positionOf(0));
      await search.head();
    }
    expect(passedOver).toBe(100);
  });

  it('looks anew where the server was set back to an earlier state', async () => {
    server.push(true, true, true);
    others(2);
    await search.head();
    server.splice(1);
    others(1);
    expect(await search.head()).toBe(positionOf(0));
  });

  it('is right for each of many that look side by side', async () => {
    server.push(true);
    for (let round = 0; round < 50; round += 1) {
      const looks = [search.head()];
      others(1);
      looks.push(search.head());
      server.push(true);
      const head = at(-1);
      others(round % 3);
      looks.push(search.head());
      await Promise.all(looks.slice(0, 2));
      expect(await looks[2]).toBe(head);
      expect(await search.head()).toBe(head);
    }
  });

  function others(count: number): void {
    server.push(...Array<boolean>(count).fill(false));
  }

  function at(index: number): Position {
    return positionOf(server.length + index);
  }
});

/** At some other time, as a server does. */
async function answer<T>(value: T): Promise<T> {
  for (let turns = Math.floor(Math.random() * 4); turns > 0; turns -= 1) await Promise.resolve();
  return value;
}

function positionOf(index: number): Position {
  return String(index).padStart(6, '0') as Position;
}

import { describe, expect, it } from '@jest/globals';
import { Cursor } from './cursor.js';
import { pageOf } from './page.js';

const isKeys = (value: unknown): value is [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';

describe('Cursor', () => {
  it('comes back as it went, and needs no escaping in a query', () => {
    const cursor = Cursor.encode(['2026-11-22T10:00:00.000Z ?&+/提现', 7]);

    expect(cursor).toMatch(/^[\w-]+$/);
    expect(Cursor.decode(cursor, isKeys)).toEqual(['2026-11-22T10:00:00.000Z ?&+/提现', 7]);
  });

  it.each(['', 'x', '%%%', Cursor.encode(null), Cursor.encode([7, 'swapped']), Cursor.encode({})])(
    'is refused when it is %j',
    (cursor) => {
      expect(() => Cursor.decode(cursor, isKeys)).toThrow(
        expect.objectContaining({ kind: 'malformed', code: 'invalid-cursor' }),
      );
    },
  );
});

describe('pageOf', () => {
  const page = (rows: readonly number[]) =>
    pageOf(
      rows,
      3,
      (last) => `after ${last}`,
      (row) => `row ${row}`,
    );

  it('has a next page when there was one row more than were asked for', () => {
    expect(page([1, 2, 3, 4])).toEqual({
      data: ['row 1', 'row 2', 'row 3'],
      nextCursor: 'after 3',
    });
  });

  it.each([[[1, 2, 3]], [[1]], [[]]])('is the last page with the rows %j', (rows) => {
    expect(page(rows).nextCursor).toBeNull();
    expect(page(rows).data).toHaveLength(rows.length);
  });
});

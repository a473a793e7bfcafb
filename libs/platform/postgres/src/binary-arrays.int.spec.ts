import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { integerArray, textArray, uuidArray } from './binary-arrays.js';
import { createPool } from './pool.js';

describe('Arrays in binary format', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.connectionString);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('are the arrays that PostgreSQL makes of the same values', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(text), { minLength: 1 }),
        fc.array(fc.integer(), { minLength: 1 }),
        fc.array(fc.uuid(), { minLength: 1 }),
        async (texts, integers, uuids) => {
          const { rows } = await pool.query<{
            texts: (string | null)[];
            integers: number[];
            uuids: string[];
          }>('select $1::text[] as texts, $2::integer[] as integers, $3::uuid[] as uuids', [
            textArray(texts),
            integerArray(integers),
            uuidArray(uuids),
          ]);
          expect(rows[0]).toEqual({ texts, integers, uuids });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep Chinese, quotes, braces and long texts', async () => {
    const texts = [
      '提现失败 “银行”',
      '{"a":"b\\"c"}',
      '',
      'NULL',
      'x'.repeat(300_000),
      randomUUID(),
    ];
    const { rows } = await pool.query<{ texts: string[] }>('select $1::text[] as texts', [
      textArray(texts),
    ]);
    expect(rows[0]?.texts).toEqual(texts);
  });

  it('refuse what is no integer of 32 bits', () => {
    expect(() => integerArray([2 ** 31])).toThrow('out of range');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { subscriptionsMigrations } from '#platform/subscriptions';
import { openTestLog, type TestLog } from '#testing';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';

describe('armed deadlines', () => {
  let log: TestLog;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
  });

  afterAll(() => log.close());

  it('are none before their projection has run for the first time, and other faults are told', async () => {
    const armed = new ArmedDeadlines(log.db, log.store);
    await expect(armed.next(10)).resolves.toEqual([]);
    await sql`create table case_clocks (case_id text)`.execute(log.db);
    await expect(armed.next(10)).rejects.toThrow('next_at');
  });
});

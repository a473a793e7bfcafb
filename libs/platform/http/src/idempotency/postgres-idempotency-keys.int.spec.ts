import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase, createPool, type Database, runMigrations } from '#platform/postgres';
import { createTestDatabase, type TestDatabase } from '#testing';
import { idempotencyKeysMigration } from './idempotency-keys.migration.js';
import { PostgresIdempotencyKeys } from './postgres-idempotency-keys.js';

describe('PostgresIdempotencyKeys', () => {
  let database: TestDatabase;
  let db: Database;
  let keys: PostgresIdempotencyKeys;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = createDatabase(createPool(database.connectionString));
    await runMigrations(db, idempotencyKeysMigration);
    keys = new PostgresIdempotencyKeys(db);
  });

  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const reused = { kind: 'invalid', code: 'idempotency-key-reused' };

  it('binds a command to the first request it was used for', async () => {
    const id = randomUUID();

    expect(await keys.bind(id, 'one')).toBe('new');
    expect(await keys.bind(id, 'one')).toBe('known');
    await expect(keys.bind(id, 'two')).rejects.toMatchObject(reused);
  });

  it('binds it once, however many come at once from two processes', async () => {
    const otherDb = createDatabase(createPool(database.connectionString));
    const others = new PostgresIdempotencyKeys(otherDb);
    const id = randomUUID();

    const bindings = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? keys : others).bind(id, 'one')),
    );
    await otherDb.destroy();

    expect(bindings.filter((binding) => binding === 'new')).toHaveLength(1);
  });

  it('lets one of two requests have the key when both come at once', async () => {
    const id = randomUUID();

    const outcomes = await Promise.allSettled([keys.bind(id, 'one'), keys.bind(id, 'two')]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('releases only the binding of the same request', async () => {
    const id = randomUUID();
    await keys.bind(id, 'one');

    await keys.release(id, 'two');
    await expect(keys.bind(id, 'two')).rejects.toMatchObject(reused);

    await keys.release(id, 'one');
    expect(await keys.bind(id, 'two')).toBe('new');
  });

  it('forgets after two days, and not before one', async () => {
    const [young, old] = [randomUUID(), randomUUID()];
    await keys.bind(young, 'one');
    await keys.bind(old, 'one');
    const age = (id: string, hours: number) =>
      sql`update idempotency_keys set bound_at = now() - make_interval(hours => ${hours})
          where command_id = ${id}`.execute(db);
    await age(young, 25);
    await age(old, 49);

    expect(await keys.forgetOld()).toBe(1);
    expect(await keys.bind(young, 'one')).toBe('known');
    expect(await keys.bind(old, 'two')).toBe('new');
  });

  it('does not wait for the disk, and changes that for nobody else', async () => {
    await db.connection().execute(async (connection) => {
      await new PostgresIdempotencyKeys(connection).bind(randomUUID(), 'one');
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(
        connection,
      );
      expect(rows[0]?.synchronous_commit).toBe('on');
    });
  });
});

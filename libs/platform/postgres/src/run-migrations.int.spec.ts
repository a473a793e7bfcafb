import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Migration, sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '#testing';
import { createDatabase, type Database } from './database.js';
import { createPool } from './pool.js';
import { runMigrations } from './run-migrations.js';

function creates(table: string): Migration {
  return { up: async (db) => db.schema.createTable(table).addColumn('id', 'integer').execute() };
}

async function tables(db: Database): Promise<readonly string[]> {
  const found = await db.introspection.getTables();
  return found.map(({ name }) => name);
}

describe('runMigrations', () => {
  let database: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = createDatabase(createPool(database.connectionString));
  });

  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('runs each migration once, also one that sorts before those that have run', async () => {
    await runMigrations(db, { 'b/0001': creates('b') });
    await runMigrations(db, { 'a/0001': creates('a'), 'b/0001': creates('b') });

    expect(await tables(db)).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('undoes everything when one fails, and says why', async () => {
    const failing: Migration = {
      up: async (tx) => {
        await sql`select 1 / 0`.execute(tx);
      },
    };

    await expect(
      runMigrations(db, {
        'a/0001': creates('a'),
        'b/0001': creates('b'),
        'c/0001': creates('c'),
        'd/0001': failing,
      }),
    ).rejects.toThrow('The database could not be brought up to date: division by zero');
    expect(await tables(db)).not.toContain('c');
  });

  it('lets processes that start at once wait for each other', async () => {
    const others = Array.from({ length: 4 }, () =>
      createDatabase(createPool(database.connectionString)),
    );
    const migrations = {
      'a/0001': creates('a'),
      'b/0001': creates('b'),
      'e/0001': creates('e'),
    };

    await Promise.all(others.map((other) => runMigrations(other, migrations)));
    await Promise.all(others.map((other) => other.destroy()));

    expect(await tables(db)).toContain('e');
  });
});

import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Who is about to assign which case, so that those who claim at once do not try the same one; and which case each claim
 * led to, so that a repeat leads there, too. Who has a case stands in its stream alone.
 */
export const caseReservationsMigration: Readonly<Record<string, Migration>> = {
  'cases/0001-case-reservations': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table case_reservations (
          case_id text collate "C" primary key,
          agent_id text not null,
          until timestamptz not null,
          -- Of the case, once it is decided: the read side is up to date from there.
          decided_revision integer
        )`.execute(db);
      await sql`create index on case_reservations (agent_id)`.execute(db);
      await sql`create index on case_reservations (until)`.execute(db);
      await sql`
        create table case_claims (
          claim_id uuid primary key,
          case_id text collate "C" not null,
          claimed_at timestamptz not null default now()
        )`.execute(db);
      await sql`create index on case_claims (claimed_at)`.execute(db);
    },
  },
};

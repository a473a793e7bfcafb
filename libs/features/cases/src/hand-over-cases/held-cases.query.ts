import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';

@Injectable()
export class HeldCases {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** Ids of the cases that an agent has and that are not resolved. */
  async of(agentId: string): Promise<readonly string[]> {
    const { rows } = await sql<{ case_id: string }>`
      select case_id from case_overviews where held_by = ${agentId} order by case_id`.execute(
      this.db,
    );
    return rows.map(({ case_id }) => case_id);
  }
}

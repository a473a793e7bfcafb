import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';

/** A claimed case on which no work has begun, as the read side has it. */
export interface IdleClaim {
  readonly caseId: string;
  readonly agentId: string;
  readonly leaseUntil: Date;
  /** By the database's clock. */
  readonly isLapsed: boolean;
  readonly now: Date;
}

const AT_ONCE = 2_000;

@Injectable()
export class IdleClaims {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** Those whose lease ends first; the others are looked at when these are done with. */
  async all(): Promise<readonly IdleClaim[]> {
    const { rows } = await sql<IdleClaim>`
      select case_id as "caseId", held_by as "agentId", lease_until as "leaseUntil",
        lease_until <= now() as "isLapsed", now() as now
      from case_overviews where lease_until is not null and held_by is not null
      order by lease_until limit ${AT_ONCE}`.execute(this.db);
    return rows;
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { HealthChecks } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';

/** Ready means that the database answers now, also while the event log, which may be elsewhere, does. */
@Injectable()
export class DatabaseHealth implements OnModuleInit {
  #asked: Promise<string | undefined> | undefined;

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.checks.register('database', () => {
      // One question at a time: a database that keeps silent is not to take connections from others.
      this.#asked ??= this.#ask().finally(() => {
        this.#asked = undefined;
      });
      return this.#asked;
    });
  }

  #ask(): Promise<string | undefined> {
    return sql`select 1`.execute(this.db).then(
      () => undefined,
      () => 'The database cannot be reached.',
    );
  }
}

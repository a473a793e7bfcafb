import { type Kysely, sql } from 'kysely';
import { describeFault, isFaultOfTheEvent } from './fault.js';

/** Does the work in a transaction that goes on without it where an event is at fault. Answers the fault. */
export async function faultWithin(
  tx: Kysely<unknown>,
  work: () => Promise<void>,
): Promise<string | undefined> {
  await sql`savepoint attempt`.execute(tx);
  try {
    await work();
  } catch (error) {
    if (!isFaultOfTheEvent(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return describeFault(error);
  }
  await sql`release savepoint attempt`.execute(tx);
  return undefined;
}

import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { eventually } from '../processes/eventually.js';
import { type StartedApp } from './start-app.js';

/** Sets the timer of a wallet action back: it fires as if the minutes of its rule were over. */
export async function timeIsUp({ app }: StartedApp, actionId: string): Promise<void> {
  const db = app.get<Database>(DATABASE, { strict: false });
  await eventually('the action has timed out', async () => {
    await sql`update wallet_actions set due_at = clock_timestamp()
      where action_id = ${actionId} and state = 'requested' and due_at > clock_timestamp()`.execute(
      db,
    );
    const { rows } = await sql`select 1 from wallet_actions
      where action_id = ${actionId} and state = 'timed-out'`.execute(db);
    return rows.length > 0 || undefined;
  });
}

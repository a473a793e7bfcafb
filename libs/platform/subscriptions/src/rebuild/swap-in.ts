import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { announceEverything } from '../change-feed.js';
import { placeOf } from '../checkpoints.adapter.js';
import { projectionName } from '../projection-digestion.js';
import { type AnyProjector } from '../projector.js';
import { tablesOf } from '../subscription-tables.js';
import { SwapBlockedError } from './rebuild-errors.js';
import { type Generation } from './rebuilds.adapter.js';

/** Readers wait behind us for so long at most; then we let them pass and try again. */
const LOCK_TIMEOUT_MS = 300;
const PAUSE_MS = 700;

export interface SwapOptions {
  readonly projector: AnyProjector;
  readonly generation: Generation;
  readonly db: Kysely<unknown>;
  readonly logId: string;
  readonly signal: AbortSignal;
  /** How long to try while the table is in use without a pause. */
  readonly patienceMs: number;
  /** Comes as close to what is served as it can before that has to stand still. */
  readonly approach: () => Promise<void>;
  /** With what is served standing still, brings the new rows to where it is. Answers the last event in them. */
  readonly complete: (tx: Kysely<unknown>) => Promise<RecordedEvent | undefined>;
}

/**
 * Puts the new table in the place of the served one, checkpoint and all, in one transaction. A reader gets the old rows
 * before it and the new ones after it: PostgreSQL looks a name up again when it has waited for its table.
 */
export async function swapIn(options: SwapOptions): Promise<void> {
  const deadline = performance.now() + options.patienceMs;
  for (;;) {
    options.signal.throwIfAborted();
    await options.approach();
    try {
      await options.db.transaction().execute((tx) => swap(options, tx));
      return;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      if (performance.now() > deadline) throw await blocked(options);
      await sleep(PAUSE_MS);
    }
  }
}

async function swap(options: SwapOptions, tx: Kysely<unknown>): Promise<void> {
  const { projector, generation } = options;
  const { name, version, table } = projector;
  await standStill(name, tx);
  const last = await options.complete(tx);
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(tx);
  await sql`drop table ${sql.table(table.name)}`.execute(tx);
  const newName = sql.id(table.name);
  await sql`alter table ${sql.table(generation.table)} rename to ${newName}`.execute(tx);
  await tablesOf(tx)
    .updateTable('projections')
    .set({ version, since: sql`now()` })
    .where('projection', '=', name)
    .execute();
  await tablesOf(tx)
    .deleteFrom('projection_rebuilds')
    .where('generation', '=', generation.number)
    .execute();
  await moveCheckpoint(options, last, tx);
  if (projector.changes !== undefined) await announceEverything(projector.changes, tx);
}

/** For the statements between which we read the log; the swap is over long before. */
const LONGEST_SILENCE = '15s';

/** Until the transaction ends nobody writes rows of the projection, in whatever version, or becomes the one who does. */
export async function standStill(projection: string, tx: Kysely<unknown>): Promise<void> {
  await mayKeepSilent(tx);
  await sql`select from projections where projection = ${projection} for update`.execute(tx);
  await sql`
    select from subscription_checkpoints
    where starts_with(subscription, ${`${projection}/`}) order by subscription for update`.execute(
    tx,
  );
}

export async function mayKeepSilent(tx: Kysely<unknown>): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = ${sql.lit(LONGEST_SILENCE)}`.execute(
    tx,
  );
}

/** Whoever ran the projection is fenced out, and takes it over again where the new rows end. */
async function moveCheckpoint(
  { projector, logId }: SwapOptions,
  last: RecordedEvent | undefined,
  tx: Kysely<unknown>,
): Promise<void> {
  const subscription = projectionName(projector);
  const place = last
    ? placeOf(last)
    : { position: null, stream_name: null, revision: null, event_id: null };
  const anyVersion = sql<boolean>`starts_with(subscription, ${`${projector.name}/`})`;
  await tablesOf(tx)
    .deleteFrom('subscription_checkpoints')
    .where(anyVersion)
    .where('subscription', '<>', subscription)
    .execute();
  await tablesOf(tx)
    .insertInto('subscription_checkpoints')
    .values({ subscription, log_id: logId, term: '1', ...place })
    .onConflict((conflict) =>
      conflict.column('subscription').doUpdateSet({
        log_id: logId,
        term: sql`subscription_checkpoints.term + 1`,
        ...place,
        updated_at: sql`now()`,
      }),
    )
    .execute();
  // The new rows have digested it all.
  await tablesOf(tx).deleteFrom('parked_events').where(anyVersion).execute();
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

async function blocked({ projector, db }: SwapOptions): Promise<SwapBlockedError> {
  const { name } = projector.table;
  const { rows } = await sql<{ who: string }>`
    select distinct format('%s (PostgreSQL process %s)', coalesce(nullif(application_name, ''), 'a session'), pid) as who
    from pg_locks join pg_stat_activity using (pid)
    where relation = to_regclass(${name}) and granted limit 3`.execute(db);
  const blockers = rows.length === 0 ? '' : ` by ${rows.map(({ who }) => who).join(', ')}`;
  return new SwapBlockedError(name, blockers);
}

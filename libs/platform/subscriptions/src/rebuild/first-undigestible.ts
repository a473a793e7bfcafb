import { type Kysely, sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { describeFault, isFaultOfTheEvent } from '../fault.js';
import { projectPage } from '../projections/project-page.js';
import { type AnyProjector } from '../projector.js';
import { mayKeepSilent } from './swap-in.js';
import { RebuildStoppedError } from './rebuild-errors.js';

/**
 * Which of the events is the first that cannot be digested, told by digesting them once more; nothing of it is kept. The
 * table has its key and the rows of all events before.
 *
 * @throws RebuildStoppedError when there is one.
 */
export async function stopAtFirstUndigestible(
  projector: AnyProjector,
  table: string,
  pages: AsyncIterable<readonly RecordedEvent[]>,
  db: Kysely<unknown>,
): Promise<void> {
  const attempt = db.transaction().execute(async (tx) => {
    await mayKeepSilent(tx);
    for await (const page of pages) await stopWithin(page, { projector, table, tx });
    throw new NothingFound();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof NothingFound)) throw error;
  });
}

interface Attempt {
  readonly projector: AnyProjector;
  readonly table: string;
  readonly tx: Kysely<unknown>;
}

async function stopWithin(events: readonly RecordedEvent[], attempt: Attempt): Promise<void> {
  const fault = await tryOut(events, attempt);
  const [only] = events;
  if (fault === undefined || !only) return;
  if (events.length === 1) throw new RebuildStoppedError(only, fault);
  const middle = Math.ceil(events.length / 2);
  await stopWithin(events.slice(0, middle), attempt);
  await stopWithin(events.slice(middle), attempt);
}

async function tryOut(
  events: readonly RecordedEvent[],
  { projector, table, tx }: Attempt,
): Promise<string | undefined> {
  await sql`savepoint attempt`.execute(tx);
  try {
    await projectPage(projector, table, events, tx);
    return undefined;
  } catch (error) {
    if (!isFaultOfTheEvent(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return describeFault(error);
  }
}

/** Rolls the transaction back. */
class NothingFound extends Error {}

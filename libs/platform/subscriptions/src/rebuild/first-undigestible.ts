import { type Kysely } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { faultWithin } from '../fault-within.js';
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
  const { projector, table, tx } = attempt;
  const fault = await faultWithin(tx, () => projectPage(projector, table, events, tx));
  const [only] = events;
  if (fault === undefined || !only) return;
  if (events.length === 1) throw new RebuildStoppedError(only, fault);
  const middle = Math.ceil(events.length / 2);
  await stopWithin(events.slice(0, middle), attempt);
  await stopWithin(events.slice(middle), attempt);
}

/** Rolls the transaction back. */
class NothingFound extends Error {}

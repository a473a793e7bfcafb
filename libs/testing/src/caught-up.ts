import { type EventStore, type Position } from '#platform/event-store';
import { type AnyProjector, Checkpoints, projectionName } from '#platform/subscriptions';
import { type TestLog } from './test-log.js';
import { until } from './until.js';

/** Waits until each projection has taken the last event of the log that is one of its own, if there is any. */
export async function caughtUp(log: TestLog, projectors: readonly AnyProjector[]): Promise<void> {
  const checkpoints = new Checkpoints(log.db);
  for (const projector of projectors) {
    const last = await lastWanted(log.store, projector);
    if (last === undefined) continue;
    await until(async () => {
      const checkpoint = await checkpoints.find(projectionName(projector));
      return (checkpoint?.position ?? '') >= last;
    });
  }
}

async function lastWanted(
  store: EventStore,
  { filter }: AnyProjector,
): Promise<Position | undefined> {
  let last: Position | undefined;
  for await (const { position } of store.readAll({ filter })) last = position;
  return last;
}

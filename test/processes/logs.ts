import { randomUUID } from 'node:crypto';
import {
  type EventStore,
  KurrentDbEventStore,
  PostgresLogIntake,
  type RecordedEvent,
} from '#platform/event-store';
import { type KurrentDbLog, openPostgresLog } from '#testing';

/** A log for one spec, as `npm run log` and the spec itself get at it. */
export interface SpecLog {
  readonly address: string;
  readonly store: EventStore;
  close(): Promise<void>;
}

export async function postgresSpecLog(events: readonly RecordedEvent[] = []): Promise<SpecLog> {
  const log = await openPostgresLog();
  if (events.length > 0) await new PostgresLogIntake(log.pool).take(events, undefined);
  return { address: log.connectionString, store: log.store, close: () => log.close() };
}

export async function kurrentDbSpecLog(log: KurrentDbLog): Promise<SpecLog> {
  const store = await KurrentDbEventStore.open(log);
  return { address: addressOf(log), store, close: () => store.close() };
}

export function addressOf({ connectionString, namespace }: KurrentDbLog): string {
  return `${connectionString}#${namespace}`;
}

/** Appends of one to three events to streams that take turns, as they come from a log. */
export function longHistory(events: number): readonly RecordedEvent[] {
  const next = new Map<string, number>();
  const history: RecordedEvent[] = [];
  for (let append = 0; history.length < events; append += 1) {
    const streamName = `jar-${(append * append + (append >> 3)) % 997}`;
    for (let event = 0; event <= append % 3; event += 1) {
      const revision = next.get(streamName) ?? 0;
      next.set(streamName, revision + 1);
      history.push(pastEvent(streamName, revision));
    }
  }
  return history;
}

export function pastEvent(streamName: string, revision: number): RecordedEvent {
  const id = randomUUID();
  const at = '2026-03-01T08:00:00.000Z';
  const actor = { kind: 'system', id: 'spec' } as const;
  return {
    id,
    type: 'JarFilled',
    streamName,
    revision,
    data: { coins: revision, text: '提现'.repeat(40) },
    metadata: {
      schemaVersion: 1,
      occurredAt: at,
      recordedAt: at,
      actor,
      correlationId: id,
      causationId: id,
    },
  } as unknown as RecordedEvent;
}

import { type ExampleChanges, exampleWalletEvent, WALLET_EVENT_CATEGORY } from '#contracts';
import { type EventStore, type EventToAppend, type RecordedEvent } from '#platform/event-store';
import { Keyring } from '#platform/kernel';

/** The installation secret of tests. */
export const testKeyring = new Keyring(Buffer.alloc(32, 'caseline tests'));

/** Stores the example of a wallet event's type, changed, as ingest stores what it accepts. */
export async function recordWalletEvent(
  store: EventStore,
  type: string,
  changes: ExampleChanges = {},
  recordedAt?: string,
): Promise<RecordedEvent> {
  const event = exampleWalletEvent(type, changes);
  const streamName = `${WALLET_EVENT_CATEGORY}-${testKeyring.key('wallet-event', event.source, event.id)}`;
  const id = testKeyring.uuid('wallet-event-content', JSON.stringify(event));
  const occurredAt = new Date(event.time ?? Date.now()).toISOString();
  const toAppend: EventToAppend = {
    id,
    type,
    data: event,
    metadata: {
      schemaVersion: 1,
      occurredAt,
      recordedAt: recordedAt ?? occurredAt,
      actor: { kind: 'service', id: event.source },
      correlationId: `correlation-${event.id}`,
      causationId: id,
    },
  };
  const result = await store.append(streamName, 'none', [toAppend]);
  if (result.outcome === 'conflict') throw new Error(`${event.id} was recorded before, otherwise.`);
  return { ...toAppend, streamName, revision: 0, position: result.position };
}

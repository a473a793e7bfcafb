import {
  jsonEvent,
  type JSONType,
  KurrentDBClient,
  type Position,
} from '@kurrent/kurrentdb-client';
import { type EventToAppend, type StreamRevision } from '#platform/event-store';

/** The official client as its documentation shows it. */
export class BareClient {
  readonly client: KurrentDBClient;

  constructor(connectionString: string) {
    this.client = KurrentDBClient.connectionString(connectionString);
  }

  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<Position> {
    const { position } = await this.client.appendToStream(
      streamName,
      events.map(({ id, type, data, metadata }) =>
        jsonEvent({ id, type, data: data as JSONType, metadata: { ...metadata } }),
      ),
      { streamState: expectedRevision === 'none' ? 'no_stream' : BigInt(expectedRevision) },
    );
    if (!position) throw new Error('The server does not say where the events are.');
    return position;
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

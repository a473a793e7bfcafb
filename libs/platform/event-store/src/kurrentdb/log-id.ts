import { randomUUID } from 'node:crypto';
import { type EventMetadata } from '#platform/kernel';
import { type SerializedEvent } from '../serialize-append.js';
import { LOG_ID_STREAM } from './kurrentdb-event.js';
import { type LogReader } from './log-reader.adapter.js';
import { type LogWriter } from './log-writer.adapter.js';

/** The id of the event that began the log names it. Of several processes that begin it, one wins. */
export async function readOrBeginLogId(reader: LogReader, writer: LogWriter): Promise<string> {
  const known = await firstId(reader);
  if (known !== undefined) return known;
  await writer.append(LOG_ID_STREAM, 'none', [logBegan()]);
  const begun = await firstId(reader);
  if (begun === undefined) throw new Error('The event log has no id although it has been begun.');
  return begun;
}

async function firstId(reader: LogReader): Promise<string | undefined> {
  for await (const { id } of reader.stream(LOG_ID_STREAM, { limit: 1 })) return id;
  return undefined;
}

function logBegan(): SerializedEvent {
  const id = randomUUID();
  const now = new Date().toISOString();
  const metadata: EventMetadata = {
    schemaVersion: 1,
    occurredAt: now,
    recordedAt: now,
    actor: { kind: 'system', id: 'caseline' },
    correlationId: id,
    causationId: id,
  };
  return { id, type: 'LogBegan', data: '{}', metadata: JSON.stringify(metadata) };
}

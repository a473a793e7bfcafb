import { randomUUID } from 'node:crypto';
import { type EventMetadata } from '#platform/kernel';
import { type SerializedEvent } from '../serialize-append.js';
import { type LogNamespace } from './log-namespace.js';
import { type LogReader } from './log-reader.adapter.js';
import { type LogWriter } from './log-writer.adapter.js';

/**
 * The id of the event that began the log names it. Of several processes that begin it, one wins. A log begins
 * with two such events: a server that is asked for a log's last event answers when it has found one more, and
 * looks through all that it holds if there is none.
 */
export async function readOrBeginLogId(
  reader: LogReader,
  writer: LogWriter,
  { idStream }: LogNamespace,
): Promise<string> {
  const known = await reader.beginning();
  if (known) return known.id;
  await writer.append(idStream, 'none', [logBegan(), logBegan()]);
  const begun = await reader.beginning();
  if (!begun) throw new Error('The event log has no id although it has been begun.');
  return begun.id;
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

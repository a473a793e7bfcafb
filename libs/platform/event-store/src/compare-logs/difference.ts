import { type RecordedEvent } from '../event-store.js';
import { type ReadableLog } from './readable-log.js';
import { type LogEntry } from './log-entry.js';
import { type PartingOfWays } from './walk-together.js';

export type DifferentLogs = Exclude<PartingOfWays, { readonly kind: 'both-end' | 'stopped' }>;

/** In one sentence, which names places and never what an event says: that is personal data. */
export async function describeDifference(
  source: ReadableLog,
  target: ReadableLog,
  parting: DifferentLogs,
  eventsInCommon: number,
): Promise<string> {
  const place = `event ${(eventsInCommon + 1).toLocaleString('en')}`;
  if (parting.kind === 'source-ends') {
    return `At ${place} the source ends; the target goes on with ${nameOf(parting.target)}.`;
  }
  if (parting.kind === 'target-ends') {
    return `At ${place} the target ends; the source goes on with ${nameOf(parting.source)}.`;
  }
  const [ours, theirs] = [parting.source.event, parting.target.event];
  if (isAtSamePlace(ours, theirs)) {
    return `At ${place}, ${placeOf(ours)}, the logs differ in the ${differingParts(ours, theirs)}.`;
  }
  const targetHasOurs = await has(target, ours);
  const sourceHasTheirs = await has(source, theirs);
  if (targetHasOurs && sourceHasTheirs) {
    return `At ${place} the order differs: the source has ${nameOf(parting.source)}, the target ${nameOf(parting.target)}.`;
  }
  if (sourceHasTheirs) return `At ${place} the target lacks ${nameOf(parting.source)}.`;
  if (targetHasOurs) return `At ${place} the source lacks ${nameOf(parting.target)}.`;
  return `At ${place} the source has ${nameOf(parting.source)}, the target ${nameOf(parting.target)}; each lacks the other's.`;
}

function differingParts(ours: RecordedEvent, theirs: RecordedEvent): string {
  const parts = (['id', 'type', 'data', 'metadata'] as const).filter(
    (part) => JSON.stringify(ours[part]) !== JSON.stringify(theirs[part]),
  );
  return parts.join(', ');
}

/** The very event at the same place of its stream, wherever in the order of the log. */
async function has(store: ReadableLog, event: RecordedEvent): Promise<boolean> {
  const range = { from: event.revision, limit: 1 };
  for await (const found of store.readStream(event.streamName, range)) {
    return isAtSamePlace(found, event) && found.id === event.id;
  }
  return false;
}

function isAtSamePlace(one: RecordedEvent, other: RecordedEvent): boolean {
  return one.streamName === other.streamName && one.revision === other.revision;
}

function nameOf({ event }: LogEntry): string {
  return `${event.type} (${placeOf(event)})`;
}

function placeOf({ streamName, revision }: RecordedEvent): string {
  return `${streamName} at revision ${revision}`;
}

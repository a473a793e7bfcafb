import { randomUUID } from 'node:crypto';
import { type EventToAppend, type StreamRevision } from '#platform/event-store';
import { type Comparison, rate } from '../comparison.js';
import { startCaseline } from '../running-caseline.js';
import { untilOnTimelines } from '../wallet-event-load.js';
import { type Ground } from './ground.js';

const BARE_APPENDS_UNDER_WAY = 64;

interface Append {
  readonly streamName: string;
  readonly expectedRevision: StreamRevision;
  readonly events: readonly EventToAppend[];
}

/** So many wallet events over HTTP until every timeline shows them: half open a case, half meet its goal. */
export async function walletEvents(ground: Ground, count: number): Promise<Comparison> {
  const { connectionString, namespace, postgres } = ground;
  const caseline = await startCaseline(postgres, {
    KURRENTDB_URL: connectionString,
    KURRENTDB_NAMESPACE: namespace,
  });
  return {
    beside: 'the appends that they cause, through the bare client, 64 under way',
    figures: [
      { name: 'wallet events until on the timelines', unit: '/s', bound: { atLeast: 0.7 } },
    ],
    measure: async () => {
      const after = await ground.store.head();
      const ours = await rate(count, () => untilOnTimelines(caseline, count));
      const caused = groupedAsAppended(await everythingAfter(ground, after));
      const prefix = `bench${randomUUID()}.`;
      const bare = await rate(count, () => appendBare(ground, caused, prefix));
      return { caseline: [ours], beside: [bare] };
    },
    close: () => caseline.stop(),
  };
}

async function everythingAfter(
  { store }: Ground,
  after: Awaited<ReturnType<Ground['store']['head']>>,
) {
  const events = [];
  for await (const event of store.readAll({ after })) events.push(event);
  return events;
}

/** What one decision appended to a stream has one cause. */
function groupedAsAppended(
  events: readonly (EventToAppend & { readonly streamName: string; readonly revision: number })[],
): readonly Append[] {
  const appends: (Append & { events: EventToAppend[] })[] = [];
  const last = new Map<string, (typeof appends)[number]>();
  for (const { streamName, revision, id, type, data, metadata } of events) {
    const open = last.get(streamName);
    const event = { id, type, data, metadata };
    if (open?.events[0]?.metadata.causationId === metadata.causationId) {
      open.events.push(event);
      continue;
    }
    const expectedRevision = revision === 0 ? ('none' as const) : revision - 1;
    const append = { streamName, expectedRevision, events: [event] };
    last.set(streamName, append);
    appends.push(append);
  }
  return appends;
}

/** To streams of other names. The appends to one stream wait for each other, as they had to the first time. */
async function appendBare(
  { bare }: Ground,
  appends: readonly Append[],
  prefix: string,
): Promise<void> {
  const streams = new Map<string, { first: StreamRevision; last: Promise<unknown> }>();
  const left = appends.values();
  const writer = async (): Promise<void> => {
    for (const { streamName, expectedRevision, events } of left) {
      const before = streams.get(streamName);
      const done = (before?.last ?? Promise.resolve()).then(() =>
        bare.append(prefix + streamName, relative(expectedRevision, before?.first), events),
      );
      streams.set(streamName, { first: before?.first ?? expectedRevision, last: done });
      await done;
    }
  };
  await Promise.all(Array.from({ length: BARE_APPENDS_UNDER_WAY }, writer));
}

/** The copy of a stream begins where the round began. */
function relative(expected: StreamRevision, first: StreamRevision | undefined): StreamRevision {
  if (first === undefined) return 'none';
  if (expected === 'none') throw new Error('A stream began twice.');
  return expected - (first === 'none' ? 0 : first + 1);
}

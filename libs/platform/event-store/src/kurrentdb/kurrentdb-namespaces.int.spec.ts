import { randomUUID } from 'node:crypto';
import { jsonEvent, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventToAppend, describeOnAnyKurrentDb, type KurrentDbLog } from '#testing';
import { type EventFilter, type EventToAppend, type RecordedEvent } from '../event-store.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';
import { connectionOf } from './kurrentdb-settings.js';
import { createLastingClient } from './lasting-client.js';

describeOnAnyKurrentDb('KurrentDbEventStore beside others on its server', (newLog) => {
  let settings: KurrentDbLog;
  let one: KurrentDbEventStore;
  let two: KurrentDbEventStore;
  let somebody: KurrentDBClient;

  beforeEach(async () => {
    settings = newLog();
    // A name that begins like the other.
    const neighbour = { ...settings, namespace: `${settings.namespace}_2` };
    one = await KurrentDbEventStore.open(settings);
    two = await KurrentDbEventStore.open(neighbour);
    somebody = createLastingClient(connectionOf(settings));
  });

  afterEach(async () => {
    await Promise.all([one.close(), two.close(), somebody.dispose()]);
  });

  it('keeps streams of equal names apart', async () => {
    const [ofOne, ofTwo] = [event('Opened'), event('Opened')];
    const answers = [
      await one.append('case-1', 'none', [ofOne]),
      await two.append('case-1', 'none', [ofTwo]),
    ];

    expect(answers).toMatchObject([{ revision: 0 }, { revision: 0 }]);
    expect(await seenBy(one.readStream('case-1'))).toEqual([['case-1', ofOne.id]]);
    expect(await seenBy(two.readStream('case-1'))).toEqual([['case-1', ofTwo.id]]);
    expect(await one.logId()).not.toBe(await two.logId());
  });

  it('sees nothing of others, whatever it reads or follows', async () => {
    const filters: readonly (EventFilter | undefined)[] = [
      undefined,
      { streamPrefixes: ['case-'] },
      { streamPrefixes: [''] },
      { eventTypes: ['Opened'] },
    ];
    const following = filters.map((filter) => follow(filter));
    await writeOfOthers('before');
    const first = event('Opened');
    await one.append('case-1', 'none', [first]);
    await writeOfOthers('between');
    const second = event('Opened');
    await one.append('case-1', 0, [second]);
    await writeOfOthers('after');

    const expected = [first, second].map(({ id }) => ['case-1', id]);
    for (const filter of filters) expect(await seenBy(one.readAll({ filter }))).toEqual(expected);
    for (const seen of following) expect(await seen).toEqual(expected);
    expect(await seenBy(one.readAll({ filter: { streamPrefixes: [] } }))).toEqual([]);
  });

  it('has its own head, also after a start behind the events of others', async () => {
    await writeOfOthers('before');
    expect(await one.head()).toBeUndefined();

    const appended = await one.append('case-1', 'none', [event('Opened'), event('Closed')]);
    const head = appended.outcome === 'appended' ? appended.position : undefined;
    expect(await one.head()).toBe(head);
    await writeOfOthers('after');
    expect(await one.head()).toBe(head);
    const again = await KurrentDbEventStore.open(settings);
    expect(await again.head()).toBe(head);
    await again.close();
  });

  /** In streams of no namespace, of one that begins or ends like ours, and of another log. */
  async function writeOfOthers(word: string): Promise<void> {
    const { namespace } = settings;
    const names = ['case', 'eventLog', namespace, `${namespace}x.case`, `x.${namespace}.case`];
    for (const name of names) {
      const opened = jsonEvent({ type: 'Opened', data: { note: 'sample' } });
      await somebody.appendToStream(`${name}-${word}-${randomUUID()}`, [opened]);
    }
    await two.append(`case-${word}`, 'none', [event('Opened')]);
  }

  /** The first two events that come. */
  async function follow(filter: EventFilter | undefined) {
    const seen: RecordedEvent[] = [];
    const stopping = new AbortController();
    for await (const message of one.subscribe({ filter, signal: stopping.signal })) {
      if (message.kind === 'events') seen.push(...message.events);
      if (seen.length >= 2) stopping.abort();
    }
    return seen.map(({ streamName, id }) => [streamName, id]);
  }
});

async function seenBy(events: AsyncIterable<RecordedEvent>) {
  const seen: (readonly [string, string])[] = [];
  for await (const { streamName, id } of events) seen.push([streamName, id]);
  return seen;
}

function event(type: string): EventToAppend {
  return eventToAppend({ type, data: { note: 'sample' } });
}

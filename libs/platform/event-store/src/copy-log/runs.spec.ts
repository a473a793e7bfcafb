import { describe, expect, it } from '@jest/globals';
import { type RecordedEvent } from '#platform/event-store';
import { pastEvent } from '../compare-logs/history.fixture.js';
import { runsOf } from './runs.js';

function event(streamName: string, revision: number, change: Partial<RecordedEvent> = {}) {
  return { ...pastEvent(streamName, revision), ...change } as RecordedEvent;
}

function places(runs: ReturnType<typeof runsOf>): string[] {
  return runs.map(
    ({ streamName, revision, events }) => `${streamName}${revision}x${events.length}`,
  );
}

describe('runsOf', () => {
  it('has neighbours of one stream together, in their order', () => {
    const events = [event('a', 4), event('a', 5), event('b', 0), event('a', 6)];

    const runs = runsOf(events);

    expect(places(runs)).toEqual(['a4x2', 'b0x1', 'a6x1']);
    expect(runs.flatMap((run) => run.events)).toEqual(events);
  });

  it('makes no run larger than an append may be, and takes any event that was once appended', () => {
    const large = { data: { text: 'x'.repeat(400_000) } };
    const [one, two, three] = [0, 1, 2].map((revision) => event('a', revision, large));
    const most = event('a', 3, { data: { text: 'x'.repeat(899_000) } });

    expect(places(runsOf([one!, two!, three!, most]))).toEqual(['a0x2', 'a2x1', 'a3x1']);
  });

  it('counts names of types, as EventStoreDB does', () => {
    const tiny = { type: 'T'.repeat(256), data: {} };
    const events = Array.from({ length: 3_000 }, (_, revision) => event('a', revision, tiny));

    expect(runsOf(events).length).toBeGreaterThan(1);
  });

  it('has no id twice in a run, which no append may', () => {
    const { id } = event('a', 0);
    const again = [event('a', 0, { id }), event('a', 1), event('a', 2, { id }), event('a', 3)];

    expect(places(runsOf(again))).toEqual(['a0x2', 'a2x2']);
  });
});

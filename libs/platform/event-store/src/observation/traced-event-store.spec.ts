import { describe, expect, it } from '@jest/globals';
import { type Span, type SpanOutcome, type Tracing } from '#platform/kernel';
import {
  collect,
  MemoryEventStore,
  MemoryLog,
  newStream,
  sampleEvent,
  withAppendFaults,
} from '#testing';
import { TracedEventStore } from './traced-event-store.js';

/** A tracing that makes a new context for each span, and remembers how each ended. */
class RecordedSpans implements Tracing {
  readonly ended: (SpanOutcome & { started: string })[] = [];
  #count = 0;

  start(started: string): Span {
    this.#count += 1;
    return {
      traceparent: `00-${String(this.#count).padStart(32, '0')}-00000000000000ff-01`,
      run: (work) => work(),
      end: (outcome = {}) => void this.ended.push({ started, ...outcome }),
    };
  }
}

describe('a traced event store', () => {
  it('takes a repeat under another trace for the repeat that it is, and keeps the first trace', async () => {
    const store = new TracedEventStore(new MemoryEventStore(new MemoryLog()), new RecordedSpans());
    const stream = newStream();
    const event = sampleEvent();

    const first = await store.append(stream, 'none', [event]);
    expect(await store.append(stream, 'none', [event])).toEqual(first);

    const [recorded] = await collect(store.readStream(stream));
    expect(recorded?.metadata).toEqual({
      ...event.metadata,
      traceparent: '00-00000000000000000000000000000001-00000000000000ff-01',
    });
  });

  it('tells of each append by its category only, and which failed', async () => {
    const spans = new RecordedSpans();
    let fault: 'none' | 'append lost' = 'none';
    const faulty = withAppendFaults(new MemoryEventStore(new MemoryLog()), () => fault);
    const store = new TracedEventStore(faulty, spans);

    await store.append('jar-secret', 'none', [sampleEvent()]);
    fault = 'append lost';
    await expect(store.append('jar-secret', 0, [sampleEvent()])).rejects.toThrow();

    expect(spans.ended).toEqual([
      { started: 'append jar' },
      { started: 'append jar', failed: true },
    ]);
  });
});

import { type RecordedEvent } from '#platform/event-store';
import { inSpan, type Span, type Tracing } from '#platform/kernel';
import { type Policy } from '../policy.js';

/** A page has up to 1,000 events: more traces than that are not shown of one page. */
const MOST_TRACES_OF_A_PAGE = 100;

/** The policy, whose reaction to an event belongs to the trace that the event came with. */
export function tracedPolicy(policy: Policy, tracing: Tracing): Policy {
  return instead(policy, 'handle', (event: RecordedEvent) =>
    inSpan(
      tracing,
      `policy ${policy.name}`,
      {
        kind: 'consumer',
        parent: event.metadata.traceparent,
        attributes: { 'caseline.event.type': event.type },
      },
      () => policy.handle(event),
    ),
  );
}

/**
 * Work of a projector on a page, which is a span in the trace of each of its events: a span has one parent,
 * and each trace is to show when its own events became visible.
 */
export async function tracedPage(
  tracing: Tracing,
  projection: string,
  events: readonly RecordedEvent[],
  work: () => Promise<void>,
): Promise<void> {
  const spans = parentsOf(events).map((parent) =>
    tracing.start(`project ${projection}`, {
      kind: 'consumer',
      parent,
      attributes: { 'caseline.events': events.length },
    }),
  );
  const end = (failed: boolean) => {
    spans.forEach((span: Span) => {
      span.end({ failed });
    });
  };
  try {
    await work();
    end(false);
  } catch (error) {
    end(true);
    throw error;
  }
}

/** The last context of each trace. */
function parentsOf(events: readonly RecordedEvent[]): readonly string[] {
  const byTrace = new Map<string, string>();
  for (const { metadata } of events) {
    const [, traceId] = metadata.traceparent?.split('-') ?? [];
    if (traceId !== undefined && metadata.traceparent !== undefined) {
      byTrace.set(traceId, metadata.traceparent);
    }
  }
  return [...byTrace.values()].slice(-MOST_TRACES_OF_A_PAGE);
}

/** The object with one method replaced; everything else stays its own, private members included. */
function instead<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  replacement: T[Name],
): T {
  return new Proxy(target, {
    get: (_, key) => {
      if (key === name) return replacement;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Under this token an app may give Nest a `Tracing`; without it nothing is traced. */
export const TRACING = Symbol('Tracing');

export interface SpanOptions {
  /** What kind of work it is, in OpenTelemetry's words. */
  readonly kind: 'server' | 'client' | 'consumer';
  /** Never personal data, an id or anything else that a client sends. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /**
   * A `traceparent` (W3C Trace Context) that came with what is worked on; without it the span belongs to
   * the work under way, if that has one.
   */
  readonly parent?: string | undefined;
}

/** A piece of work as a trace shows it. */
export interface Span {
  /** For whoever continues the trace elsewhere or later: the `traceparent` of what this span causes. */
  readonly traceparent: string;
  /** Whatever the work starts belongs to this span. */
  run<T>(work: () => T): T;
  end(outcome?: SpanOutcome): void;
}

export interface SpanOutcome {
  readonly name?: string;
  readonly failed?: boolean;
  readonly attributes?: SpanOptions['attributes'];
}

/** Shows how work hangs together, across processes and time. Knows nothing of who collects it. */
export interface Tracing {
  start(name: string, options: SpanOptions): Span;
}

/** The work as a span of its own, which has failed when it throws. */
export async function inSpan<T>(
  tracing: Tracing,
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracing.start(name, options);
  try {
    const result = await span.run(() => work(span));
    span.end();
    return result;
  } catch (error) {
    span.end({ failed: true });
    throw error;
  }
}

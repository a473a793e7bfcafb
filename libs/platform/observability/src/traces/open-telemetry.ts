import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { type Span, type SpanOptions, type Tracing } from '#platform/kernel';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
} as const;

/** Traces that go to an OpenTelemetry collector, as the standard `OTEL_` variables say. */
export class OpenTelemetry implements Tracing {
  readonly #tracer = trace.getTracer('caseline');

  private constructor(private readonly provider: NodeTracerProvider) {}

  /** Once in a process: what work belongs to which span is the process's business. */
  static start(): OpenTelemetry {
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: 'caseline' }).merge(
        detectResources({ detectors: [envDetector] }),
      ),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
    });
    provider.register();
    return new OpenTelemetry(provider);
  }

  start(name: string, { kind, attributes, parent }: SpanOptions): Span {
    const active = context.active();
    // Where a parent is given, what happens to be active is only the loop that came across it.
    const from =
      parent === undefined
        ? active
        : propagation.extract(trace.deleteSpan(active), { traceparent: parent });
    const span = this.#tracer.startSpan(
      name,
      { kind: KINDS[kind], ...(attributes && { attributes }) },
      from,
    );
    const within = trace.setSpan(from, span);
    return {
      traceparent: traceparentOf(within),
      run: (work) => context.with(within, work),
      end: (outcome = {}) => {
        if (outcome.name !== undefined) span.updateName(outcome.name);
        if (outcome.attributes) span.setAttributes(outcome.attributes);
        if (outcome.failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  /** Sends what has not been sent. A collector that is away holds nothing up for longer than its timeout. */
  async stop(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }
}

function traceparentOf(within: ReturnType<typeof context.active>): string {
  const carrier: { traceparent?: string } = {};
  propagation.inject(within, carrier);
  return carrier.traceparent ?? '';
}

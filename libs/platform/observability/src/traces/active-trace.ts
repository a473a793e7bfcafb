import { trace } from '@opentelemetry/api';

/** The id of the trace that the work under way belongs to, if it is traced. */
export function activeTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

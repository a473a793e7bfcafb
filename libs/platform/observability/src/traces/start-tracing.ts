import { type Tracing } from '#platform/kernel';

export interface RunningTracing extends Tracing {
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

/**
 * Traces where the environment names a collector, by OpenTelemetry's standard variables; undefined where it
 * does not. Then nothing of OpenTelemetry is even loaded.
 */
export async function startTracing(
  environment: NodeJS.ProcessEnv,
): Promise<RunningTracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SDK_DISABLED } =
    environment;
  const isNamed = [OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT].some(
    (endpoint) => endpoint !== undefined && endpoint !== '',
  );
  if (!isNamed || OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const { OpenTelemetry } = await import('./open-telemetry.js');
  return OpenTelemetry.start();
}

import {
  collectDefaultMetrics,
  Counter as PromCounter,
  Gauge as PromGauge,
  Histogram as PromHistogram,
  Registry,
} from 'prom-client';

/** Nest's token of the process's `Metrics`. */
export const METRICS = Symbol('Metrics');

/** Gauges of prom-client that are called `_total`, which is for counters. */
const MISNAMED = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

type Labels = Readonly<Record<string, string>>;

export interface MetricDeclaration {
  /** Prometheus' conventions: `caseline_` first, base units (`_seconds`, `_bytes`), counters end in `_total`. */
  readonly name: string;
  /** One line for the operator who reads it. */
  readonly help: string;
  /** Each has a handful of values that are known beforehand: never an id, a URL or anything a client sends. */
  readonly labels?: readonly string[];
}

export interface Counter {
  add(by: number, labels?: Labels): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

/** What a gauge shows now; a value for each combination of labels. */
export type GaugeReading = number | readonly (readonly [labels: Labels, value: number])[];

/** What this process counts and measures, in the names and units of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();

  /** @throws when a metric has that name already. */
  counter({ labels = [], ...names }: MetricDeclaration): Counter {
    const counter = new PromCounter({
      ...names,
      labelNames: [...labels],
      registers: [this.#registry],
    });
    return {
      add: (by, set = {}) => {
        counter.inc({ ...set }, by);
      },
    };
  }

  /** @param buckets upper bounds in the unit of the name, ascending. */
  histogram({ labels = [], ...names }: MetricDeclaration, buckets: readonly number[]): Histogram {
    const histogram = new PromHistogram({
      ...names,
      labelNames: [...labels],
      buckets: [...buckets],
      registers: [this.#registry],
    });
    return {
      observe: (value, set = {}) => {
        histogram.observe({ ...set }, value);
      },
    };
  }

  /** Read at each scrape. One that cannot be read is NaN, or without labels' values, in that scrape. */
  gauge(
    { labels = [], ...names }: MetricDeclaration,
    read: () => GaugeReading | Promise<GaugeReading>,
  ): void {
    const gauge = new PromGauge({
      ...names,
      labelNames: [...labels],
      registers: [this.#registry],
      collect: async () => {
        gauge.reset();
        if (labels.length === 0) gauge.set(NaN);
        const reading = await Promise.resolve()
          .then(read)
          .catch(() => undefined);
        if (typeof reading === 'number') gauge.set(reading);
        else for (const [set, value] of reading ?? []) gauge.set({ ...set }, value);
      },
    });
  }

  /** CPU, memory, garbage collection and the lag of the event loop; once in a process. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
    for (const name of MISNAMED) this.#registry.removeSingleMetric(name);
  }

  /** In Prometheus' text format. */
  async exposition(): Promise<string> {
    return this.#registry.metrics();
  }
}

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;

/** What a scrape of /metrics brought, in Prometheus' text format. */
export class ScrapedMetrics {
  readonly #samples: readonly Sample[];

  /** @throws for a line that is none of the format. */
  constructor(readonly text: string) {
    const lines = text.split('\n').filter((line) => line !== '' && !/^# (HELP|TYPE) /.test(line));
    this.#samples = lines.map(sampleOf);
  }

  get names(): ReadonlySet<string> {
    return new Set(this.#samples.map(({ name }) => name));
  }

  /** How many series a client of Prometheus would have to keep. */
  get series(): number {
    return this.#samples.length;
  }

  /** Of all series of this name that have these labels among others, added up; undefined without any. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    const found = this.#samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => (sample.labels[label] ?? '') === value),
    );
    return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
  }
}

function sampleOf(line: string): Sample {
  const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`No sample: ${line}`);
  return { name, labels: labelsOf(labels), value: numberOf(value) };
}

function labelsOf(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name = '', value = ''] = LABEL.exec(text) ?? [];
    if (name === '') throw new Error(`No labels: ${text}`);
    labels[name] = value;
  }
  return labels;
}

function numberOf(text: string): number {
  const value = text.endsWith('Inf') ? Infinity * (text.startsWith('-') ? -1 : 1) : Number(text);
  if (Number.isNaN(value) && !/^nan$/i.test(text)) throw new Error(`No number: ${text}`);
  return value;
}

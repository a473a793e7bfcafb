import { randomUUID } from 'node:crypto';
import { createParser } from 'eventsource-parser';

/** What the API answered when it refused: its problem details. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export interface CaseView {
  readonly caseId: string;
  readonly type: string;
  readonly status: string;
  readonly revision: number;
}

export interface TimelineEntry {
  readonly entry: number;
  readonly type: string;
  readonly summary: string;
  readonly occurredAt: string;
  readonly actor: { readonly kind: string; readonly id: string };
}

export interface WalletEventToPublish {
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The calls that a wallet service and a support desk make to Caseline's API. */
export class CaselineClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async publish(event: WalletEventToPublish): Promise<void> {
    await this.#request('POST', '/v1/wallet-events', {
      headers: { 'content-type': 'application/cloudevents+json' },
      body: { specversion: '1.0', ...event },
    });
  }

  /** Opens a case by hand, or acts on one: `path` is the part after /v1/cases. */
  async act(path: string, body: object, ifMatch?: number): Promise<CaseView> {
    const response = await this.#request('POST', `/v1/cases${path}`, {
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      body,
    });
    return (await response.json()) as CaseView;
  }

  async caseOf(caseId: string): Promise<CaseView> {
    return (await (await this.#request('GET', `/v1/cases/${caseId}`)).json()) as CaseView;
  }

  async casesOf(customerId: string): Promise<readonly CaseView[]> {
    const query = new URLSearchParams({ customerId });
    const response = await this.#request('GET', `/v1/cases?${query.toString()}`);
    return ((await response.json()) as { data: readonly CaseView[] }).data;
  }

  /** The case's timeline from its beginning, then live, until the signal ends it. */
  async *follow(caseId: string, signal: AbortSignal): AsyncGenerator<TimelineEntry> {
    const response = await this.#request('GET', `/v1/cases/${caseId}/timeline`, {
      headers: { accept: 'text/event-stream' },
      signal,
    });
    const arrived: TimelineEntry[] = [];
    const parser = createParser({
      onEvent: ({ data }) => arrived.push(JSON.parse(data) as TimelineEntry),
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
        yield* arrived.splice(0);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #request(
    method: string,
    path: string,
    options: { headers?: Record<string, string>; body?: object; signal?: AbortSignal } = {},
  ): Promise<Response> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...options.headers },
      ...(options.body && { body: JSON.stringify(options.body) }),
      ...(options.signal && { signal: options.signal }),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

async function refusal(response: Response): Promise<RefusedError> {
  const problem = (await response.json()) as { code: string; detail: string };
  return new RefusedError(response.status, problem.code, problem.detail);
}

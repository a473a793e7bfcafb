import { randomUUID } from 'node:crypto';
import { createParser } from 'eventsource-parser';

/** What the API answered when it refused: its problem details. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    what: string,
    readonly status: number,
    readonly code: string,
    /** Why, in the words of the API. */
    readonly detail: string,
  ) {
    super(`${what} was refused with ${status} ${code}: ${detail}`);
  }
}

/** The calls that somebody with one token makes to Caseline's API. */
export class CaselineClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  async read<Answer>(path: string): Promise<Answer> {
    return (await (await this.#request('GET', path)).json()) as Answer;
  }

  /** With a key, so that a repeat of the request would not be done twice. */
  async send<Answer>(path: string, body: object, ifMatch?: number): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    };
    return (await (await this.#request('POST', path, { headers, body })).json()) as Answer;
  }

  async publish(event: object): Promise<void> {
    const headers = { 'content-type': 'application/cloudevents+json' };
    await this.#request('POST', '/v1/wallet-events', { headers, body: event });
  }

  /** The messages of a live stream from its beginning, until the signal ends it. */
  async *follow<Message>(path: string, signal: AbortSignal): AsyncGenerator<Message> {
    const headers = { accept: 'text/event-stream' };
    const response = await this.#request('GET', path, { headers, signal });
    const arrived: Message[] = [];
    const parser = createParser({
      onEvent: ({ data }) => arrived.push(JSON.parse(data) as Message),
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
    if (!response.ok) throw await refusal(`${method} ${path}`, response);
    return response;
  }
}

async function refusal(what: string, response: Response): Promise<RefusedError> {
  const text = await response.text();
  try {
    const { code, detail } = JSON.parse(text) as { readonly code: string; readonly detail: string };
    return new RefusedError(what, response.status, code, detail);
  } catch {
    // Something between us and Caseline answered.
    return new RefusedError(what, response.status, 'without problem details', text);
  }
}

import { createParser, type EventSourceMessage } from 'eventsource-parser';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The API as a caller with one token sees it: whatever it answers, refusals included. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#call('GET', path, headers);
  }

  /** What is no JSON. */
  async getText(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await fetch(this.url + path, { headers });
    return { status: response.status, text: await response.text() };
  }

  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#call('POST', path, { 'content-type': 'application/json', ...headers }, body);
  }

  /** The file itself is the body. */
  async postFile(path: string, file: Uint8Array, headers: Record<string, string>): Promise<Answer> {
    return this.#call('POST', path, headers, new Uint8Array(file));
  }

  async put(path: string, body: object): Promise<Answer> {
    return this.#call('PUT', path, { 'content-type': 'application/json' }, body);
  }

  async publish(event: object): Promise<Answer> {
    return this.post('/v1/wallet-events', event, {
      'content-type': 'application/cloudevents+json',
    });
  }

  /** Messages of a live stream, until the signal ends it. */
  async *follow(
    path: string,
    signal: AbortSignal,
    lastEventId?: string,
  ): AsyncGenerator<EventSourceMessage> {
    const response = await fetch(this.url + path, {
      headers: {
        authorization: `Bearer ${this.token}`,
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal,
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    const messages: EventSourceMessage[] = [];
    const parser = createParser({ onEvent: (message) => messages.push(message) });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
        yield* messages.splice(0);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object | Uint8Array<ArrayBuffer>,
  ): Promise<Answer> {
    const sent = body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...headers },
      ...(body && { body: sent }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }
}

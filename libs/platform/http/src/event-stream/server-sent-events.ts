import { type ServerResponse } from 'node:http';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type EventStreamSettings } from '../application/http-settings.js';
import {
  eventFrame,
  HEARTBEAT_FRAME,
  retryFrame,
  type ServerSentEvent,
} from './event-stream-frames.js';

/**
 * The live answer to one request. Refuse what is to be refused before `send`: after it the answer has
 * begun, and a failure can only end it.
 */
export class ServerSentEvents {
  readonly #ended = new AbortController();

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  get #settings(): EventStreamSettings {
    return this.request.server.eventStreams;
  }

  /** Id of the last event that the client has got from an earlier stream. */
  get lastEventId(): string | undefined {
    const { lastEventId } = this.request.query as Readonly<Record<string, unknown>>;
    // The header comes from a browser that connects again by itself and has got further than its URL says.
    const id = this.request.headers['last-event-id'] ?? lastEventId;
    return typeof id === 'string' && id !== '' ? id : undefined;
  }

  /**
   * Sends what the source yields until it ends, the client goes or does not read, its token expires, or
   * the application stops. The signal tells the source of any of these.
   */
  async send(source: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>): Promise<void> {
    const { shutdown } = this.request.server;
    const raw = this.#begin();
    const { signal } = this.#ended;
    const end = () => {
      this.#ended.abort();
    };
    const timers = [
      setInterval(() => {
        if (!raw.writableNeedDrain) raw.write(HEARTBEAT_FRAME);
      }, this.#settings.heartbeatMilliseconds),
      ...this.#tokenTimer(end),
    ];
    raw.on('close', end);
    shutdown.addEventListener('abort', end);
    try {
      if (shutdown.aborted) end();
      for await (const event of untilAborted(source(signal), signal)) {
        if (!raw.write(eventFrame(event))) await this.#drained(raw);
      }
    } finally {
      timers.forEach(clearInterval);
      shutdown.removeEventListener('abort', end);
      end();
      raw.end();
    }
  }

  #begin(): ServerResponse {
    const { raw } = this.reply;
    this.reply.hijack();
    this.request.isEventStream = true;
    raw.writeHead(200, {
      ...(this.reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      // Proxies would collect what is meant to arrive now.
      'x-accel-buffering': 'no',
      // Nothing else can come over this connection before the stream has ended.
      connection: 'close',
    });
    raw.write(retryFrame(this.#settings.retryMilliseconds));
    return raw;
  }

  #tokenTimer(end: () => void): NodeJS.Timeout[] {
    const { tokenExpiresAt } = this.request;
    if (!tokenExpiresAt) return [];
    const left = tokenExpiresAt.getTime() - Date.now();
    // Timers hold 31 bits; nobody follows one stream for 24 days.
    return [setTimeout(end, Math.min(Math.max(left, 0), 2 ** 31 - 1))];
  }

  /** A client that does not read must cost neither memory nor, for long, a connection. */
  async #drained(raw: ServerResponse): Promise<void> {
    const { signal } = this.#ended;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const tooSlow = setTimeout(() => raw.destroy(), this.#settings.slowClientMilliseconds);
      const done = () => {
        clearTimeout(tooSlow);
        raw.off('drain', done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      raw.once('drain', done);
      signal.addEventListener('abort', done);
    });
  }
}

/** Stops waiting for a source that does not heed its signal. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = new Promise<{ done: true; value: undefined }>((resolve) => {
    const stop = () => {
      resolve({ done: true, value: undefined });
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    for (;;) {
      const next = await Promise.race([aborted, iterator.next()]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that waits for something answers only when it has come.
    void iterator.return?.().then(undefined, () => undefined);
  }
}

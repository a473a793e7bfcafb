import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { type ServerSentEvent } from './event-stream-frames.js';
import { EventStream } from './event-stream.decorator.js';
import { ServerSentEvents } from './server-sent-events.js';

/** What the route streams, and what became of it. */
class Source {
  events: readonly ServerSentEvent[] = [];
  endless = false;
  yielded = 0;
  ended = Promise.resolve('never began');

  async *follow(signal: AbortSignal, after: string | undefined): AsyncGenerator<ServerSentEvent> {
    this.ended = new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve('aborted');
      });
    });
    const from = this.events.findIndex(({ id }) => id === after) + 1;
    for (const event of this.events.slice(from)) yield event;
    while (this.endless && !signal.aborted) {
      this.yielded += 1;
      yield { data: 'x'.repeat(100_000) };
    }
    // A source that heeds no signal must not keep a stream alive.
    await new Promise(() => undefined);
  }
}

let source: Source;

@Controller('timeline')
@Roles('agent')
class TimelineController {
  @Get()
  async timeline(@EventStream() stream: ServerSentEvents | undefined): Promise<object | undefined> {
    if (!stream) return { data: [] };
    await stream.send((signal) => source.follow(signal, stream.lastEventId));
    return undefined;
  }
}

describe('an event stream', () => {
  let api: TestHttpApplication;
  let ahead = 0;

  beforeEach(async () => {
    source = new Source();
    ahead = 0;
    api = await startTestHttpApplication({
      controllers: [TimelineController],
      settings: {
        eventStreams: { heartbeatMilliseconds: 20, slowClientMilliseconds: 200 },
        // Longer than any test: what does not end by itself is noticed.
        drainMilliseconds: 60_000,
      },
      clock: { now: () => new Date(Date.now() - ahead) },
    });
  });

  afterEach(() => api.close());

  const follow = (lastEventId?: string) =>
    api.request('/timeline', {
      as: 'agent',
      headers: {
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
    });

  const readUntil = async (response: Response, wanted: string) => {
    let got = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      got += chunk;
      if (got.includes(wanted)) break;
    }
    return got;
  };

  it('is answered to those who ask for one, and JSON to others', async () => {
    const live = await follow();
    const json = await api.request('/timeline', { as: 'agent' });

    expect(live.headers.get('content-type')).toBe('text/event-stream');
    expect(live.headers.get('cache-control')).toBe('no-store');
    expect(live.headers.get('x-correlation-id')).toBeTruthy();
    expect(live.headers.get('vary')).toBe('Accept');
    expect(await json.json()).toEqual({ data: [] });
    await live.body!.cancel();
  });

  it('frames each event so that no data can break out of its frame', async () => {
    source.events = [
      { id: '1', event: 'NoteAdded', data: { text: 'one\n\nid: 99\r提现\u2028' } },
      { id: '2', data: null },
    ];

    const got = await readUntil(await follow(), 'id: 2\ndata: null\n\n');

    expect(got).toContain('retry: 2000\n\n');
    expect(got).toContain(
      'id: 1\nevent: NoteAdded\ndata: {"text":"one\\n\\nid: 99\\r提现\u2028"}\n\n',
    );
  });

  it('resumes after the event that the client had last', async () => {
    source.events = [
      { id: '1', data: 'one' },
      { id: '2', data: 'two' },
    ];

    const got = await readUntil(await follow('1'), '"two"');

    expect(got).not.toContain('"one"');
  });

  it('shows that it is alive while nothing happens', async () => {
    expect(await readUntil(await follow(), ': still here\n\n')).toBeTruthy();
  });

  it('ends its source when the client goes', async () => {
    const response = await follow();
    await response.body!.cancel();

    expect(await source.ended).toBe('aborted');
  });

  it('ends when the application stops, which then waits for nothing', async () => {
    const response = await follow();
    const reading = response.text();

    await api.close();

    expect(await reading).toContain('retry:');
    expect(await source.ended).toBe('aborted');
  });

  it('ends when the token expires', async () => {
    // Issued so long ago that half a second of its ten minutes is left.
    ahead = 599_500;
    const response = await follow();

    expect(await response.text()).toContain('retry:');
  });

  it('waits for a client that reads slowly, and leaves one that does not read', async () => {
    source.endless = true;
    const socket = await unread(`Bearer ${await api.token('agent')}`);

    expect(await source.ended).toBe('aborted');
    expect(source.yielded).toBeLessThan(200);
    socket.destroy();
  });

  /** Asks for the stream over a connection of which nothing is ever read. */
  async function unread(authorization: string): Promise<Socket> {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write(
      `GET /timeline HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: ${authorization}\r\n\r\n`,
    );
    for (let attempt = 0; attempt < 500 && source.yielded === 0; attempt += 1) await sleep(10);
    return socket;
  }
});

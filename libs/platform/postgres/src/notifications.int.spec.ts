import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { startTestServer, type TestServer } from '#testing';
import { Notifications } from './notifications.js';
import { createPool } from './pool.js';

/** Collects what a handler is told, and waits for it. */
class Heard {
  readonly all: (string | undefined)[] = [];
  #changed: () => void = () => undefined;

  readonly handler = (payload: string | undefined): void => {
    this.all.push(payload);
    this.#changed();
  };

  async until(count: number): Promise<void> {
    while (this.all.length < count) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}

describe('Notifications', () => {
  let server: TestServer;
  let pool: Pool;
  let notifications: Notifications;

  async function announce(channel: string, payload: string): Promise<void> {
    await pool.query('select pg_notify($1, $2)', [channel, payload]);
  }

  beforeAll(async () => {
    server = await startTestServer();
    pool = createPool(server.connectionString);
  });

  beforeEach(() => {
    notifications = new Notifications(server.connectionString);
  });

  afterEach(async () => {
    await notifications.close();
  });

  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it('says when it begins to hear, then passes on what is announced, in order', async () => {
    const heard = new Heard();
    notifications.listen('cases', heard.handler);
    await heard.until(1);

    await announce('cases', '1');
    await announce('others', 'not for us');
    await announce('cases', '2');
    await heard.until(3);

    expect(heard.all).toEqual([undefined, '1', '2']);
  });

  it('takes further channels and handlers, whatever their names', async () => {
    const [first, second, third] = [new Heard(), new Heard(), new Heard()];
    notifications.listen('cases', first.handler);
    await first.until(1);
    notifications.listen('cases', second.handler);
    notifications.listen('Cases "of" 提现', third.handler);
    await Promise.all([second.until(1), third.until(1)]);

    await announce('cases', '1');
    await announce('Cases "of" 提现', '2');
    await Promise.all([first.until(2), second.until(2), third.until(2)]);

    expect(first.all).toEqual([undefined, '1']);
    expect(second.all).toEqual([undefined, '1']);
    expect(third.all).toEqual([undefined, '2']);
  });

  it('tells a handler nothing more after it was taken off, and the others go on', async () => {
    const [gone, stays] = [new Heard(), new Heard()];
    const stop = notifications.listen('cases', gone.handler);
    notifications.listen('cases', stays.handler);
    await Promise.all([gone.until(1), stays.until(1)]);

    stop();
    await announce('cases', '1');
    await stays.until(2);

    expect(gone.all).toEqual([undefined]);
  });

  it('lets no failing handler keep others from hearing', async () => {
    const heard = new Heard();
    notifications.listen('cases', () => {
      throw new Error('broken');
    });
    notifications.listen('cases', heard.handler);
    await heard.until(1);

    await announce('cases', '1');
    await heard.until(2);

    expect(heard.all).toEqual([undefined, '1']);
  });

  it('hears again after the server was killed, and says that something may be missing', async () => {
    const [first, second] = [new Heard(), new Heard()];
    notifications.listen('cases', first.handler);
    notifications.listen('walletEvents', second.handler);
    await Promise.all([first.until(1), second.until(1)]);

    await server.kill();
    await server.start();
    await Promise.all([first.until(2), second.until(2)]);
    await announce('cases', '1');
    await first.until(3);

    expect(first.all).toEqual([undefined, undefined, '1']);
    expect(second.all).toEqual([undefined, undefined]);
  });

  it('begins to hear when a server comes that was not there at first', async () => {
    await server.stop();
    const heard = new Heard();
    notifications.listen('cases', heard.handler);
    await server.start();
    await heard.until(1);

    expect(heard.all).toEqual([undefined]);
  });
});

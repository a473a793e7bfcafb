import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Query } from '@nestjs/common';
import { sql } from 'kysely';
import { createDatabase, createPool, PostgresModule, runMigrations } from '#platform/postgres';
import {
  createTestDatabase,
  startTestHttpApplication,
  type TestDatabase,
  type TestHttpApplication,
} from '#testing';
import { type Caller } from '../access/caller.js';
import { CurrentCaller } from '../access/current-caller.decorator.js';
import { Roles } from '../access/roles.decorator.js';
import { EventStream } from '../event-stream/event-stream.decorator.js';
import { EventStreamRequest } from '../event-stream/event-stream.request.js';
import { ServerSentEvents } from '../event-stream/server-sent-events.js';
import { ticketsMigration } from './tickets.migration.js';

/** Says who listens and where the stream resumes, and ends. */
@Controller('v1')
@Roles('agent', 'auditor')
class StreamsController {
  @Get(['one', 'two'])
  async follow(
    @Query() _query: EventStreamRequest,
    @EventStream() stream: ServerSentEvents | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<object | undefined> {
    if (!stream) return { data: [] };
    const data = { ...caller, after: stream.lastEventId };
    await stream.send(async function* () {
      await Promise.resolve();
      yield { data };
    });
    return undefined;
  }

  @Get('agents-only')
  @Roles('agent')
  async agentsOnly(
    @Query() _query: EventStreamRequest,
    @EventStream() stream: ServerSentEvents | undefined,
  ): Promise<void> {
    await stream?.send(async function* () {
      await Promise.resolve();
      yield { data: 'secret' };
    });
  }

  @Get('plain')
  plain(@Query() _query: EventStreamRequest): object {
    return {};
  }
}

const STREAM = { headers: { accept: 'text/event-stream' } };

describe('a ticket', () => {
  let database: TestDatabase;
  let connection: ReturnType<typeof createDatabase>;
  let apps: readonly TestHttpApplication[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const { connectionString } = database;
    connection = createDatabase(createPool(connectionString, { max: 1 }));
    await runMigrations(connection, ticketsMigration);
    const start = () =>
      startTestHttpApplication({
        imports: [PostgresModule.forRoot({ connectionString })],
        controllers: [StreamsController],
      });
    apps = [await start(), await start()];
  });

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await connection.destroy();
    await database.drop();
  });

  async function ticketFor(path: string, as: 'agent' | 'auditor' = 'agent'): Promise<string> {
    const response = await apps[0]!.request('/v1/tickets', { method: 'POST', as, json: { path } });
    expect(response.status).toBe(201);
    const { ticket, url } = (await response.json()) as { ticket: string; url: string };
    expect(url).toBe(`${path}?ticket=${ticket}`);
    return ticket;
  }

  /** 200, or the status and the code of the refusal. */
  async function outcome(response: Response): Promise<string> {
    const text = await response.text();
    if (response.status === 200) return '200';
    return `${response.status} ${(JSON.parse(text) as { code: string }).code}`;
  }

  const open = async (path: string, app = 0, init: RequestInit = STREAM) =>
    outcome(await apps[app]!.request(path, init));

  const REFUSED = '401 ticket-not-accepted';

  it('opens the stream in the name of whoever got it, at any process, and resumes it', async () => {
    const ticket = await ticketFor('/v1/one', 'auditor');
    const response = await apps[1]!.request(`/v1/one?ticket=${ticket}&lastEventId=7`, STREAM);
    const text = await response.text();
    expect(text).toContain('data: {"id":"auditor-1","role":"auditor","after":"7"}');
  });

  it('opens it once', async () => {
    const ticket = await ticketFor('/v1/one');
    expect(await open(`/v1/one?ticket=${ticket}`)).toBe('200');
    expect(await open(`/v1/one?ticket=${ticket}`)).toBe(REFUSED);
    expect(await open(`/v1/one?ticket=${ticket}`, 1)).toBe(REFUSED);
  });

  it('opens it once for 20 who come at the same time to two processes', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ticket = await ticketFor('/v1/one');
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => open(`/v1/one?ticket=${ticket}`, index % 2)),
      );
      expect(outcomes.sort()).toEqual(['200', ...Array<string>(19).fill(REFUSED)]);
    }
  });

  it('opens no other path, and is spent by trying', async () => {
    const ticket = await ticketFor('/v1/one');
    expect(await open(`/v1/two?ticket=${ticket}`)).toBe(REFUSED);
    expect(await open(`/v1/one?ticket=${ticket}`)).toBe(REFUSED);
  });

  it('is good for 30 s by the clock of the database', async () => {
    await sql`delete from tickets`.execute(connection);
    const ticket = await ticketFor('/v1/one');
    const { rows } = await sql<{ left: number }>`
      select extract(epoch from expires_at - now())::float8 as left from tickets`.execute(
      connection,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.left).toBeLessThanOrEqual(30);
    await sql`update tickets set expires_at = now() - interval '1 millisecond'`.execute(connection);
    expect(await open(`/v1/one?ticket=${ticket}`)).toBe(REFUSED);
  });

  it('gives no role that its holder has not', async () => {
    const ticket = await ticketFor('/v1/agents-only', 'auditor');
    expect(await open(`/v1/agents-only?ticket=${ticket}`)).toBe('403 role-not-allowed');
  });

  it('is for live streams only', async () => {
    const plain = await ticketFor('/v1/plain');
    expect(await open(`/v1/plain?ticket=${plain}`)).toBe('401 token-missing');
    const page = await ticketFor('/v1/one');
    expect(await open(`/v1/one?ticket=${page}`, 0, {})).toBe('401 token-missing');
  });

  it('does not stand in for a token that is sent and wrong', async () => {
    const ticket = await ticketFor('/v1/one');
    const headers = { ...STREAM.headers, authorization: 'Bearer wrong' };
    expect(await open(`/v1/one?ticket=${ticket}`, 0, { headers })).toBe('401 token-not-accepted');
  });

  it.each(['', 'made-up', 'x'.repeat(64)])(
    'that was never given is refused: %j',
    async (ticket) => {
      expect(await open(`/v1/one?ticket=${ticket}`)).toMatch(/^401 /);
    },
  );

  it('is got with a token, and for a path', async () => {
    const [app] = apps;
    const bare = await app!.request('/v1/tickets', { method: 'POST', json: { path: '/v1/one' } });
    expect(await outcome(bare)).toBe('401 token-missing');
    const wrong = { method: 'POST', as: 'agent', json: { path: '/v1/one?ticket=x' } } as const;
    expect(await outcome(await app!.request('/v1/tickets', wrong))).toBe('422 invalid-body');
  });

  it('stands in no log, and not in the database', async () => {
    const spent = await ticketFor('/v1/one');
    await open(`/v1/one?ticket=${spent}`);
    await open(`/v1/one?ticket=${spent}`);
    const kept = await ticketFor('/v1/one');
    const { rows } = await sql`select * from tickets`.execute(connection);
    expect(rows.length).toBeGreaterThan(0);
    const everything = JSON.stringify([rows, apps.map(({ logged }) => logged)]);
    for (const ticket of [spent, kept]) expect(everything).not.toContain(ticket);
  });
});

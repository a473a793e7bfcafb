import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { CaselineError } from '#platform/kernel';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { type CommandCause } from './command-cause.js';
import { CommandRoute, CurrentCause } from './command-route.decorator.js';

class Note {
  @IsString()
  text!: string;
}

let failure: Error | undefined;
/** What the route does before it answers, one entry a request. */
let turns: (() => Promise<void>)[] = [];

@Controller('notes')
@Roles('agent', 'supervisor', 'auditor')
class NotesController {
  @Post()
  @CommandRoute()
  async add(@Body() _note: Note, @CurrentCause() cause: CommandCause): Promise<CommandCause> {
    await turns.shift()?.();
    if (failure) throw failure;
    return cause;
  }

  @Get('forgot')
  forgot(@CurrentCause() cause: CommandCause): CommandCause {
    return cause;
  }
}

describe('a command route', () => {
  let api: TestHttpApplication;
  let keys = 0;

  beforeAll(async () => {
    api = await startTestHttpApplication({ controllers: [NotesController] });
  });

  afterAll(() => api.close());

  beforeEach(() => {
    failure = undefined;
    keys += 1;
  });

  const add = async (
    text: unknown,
    init: { key?: string; as?: 'agent' | 'supervisor' | 'auditor' } = {},
  ) => {
    const key = init.key ?? `key-${keys}`;
    const response = await api.request('/notes', {
      as: init.as ?? 'agent',
      method: 'POST',
      json: { text },
      headers: key === '' ? {} : { 'idempotency-key': key },
    });
    const answer = (await response.json()) as CommandCause & { code: string };
    return {
      status: response.status,
      ...answer,
      correlation: response.headers.get('x-correlation-id'),
    };
  };

  it('has the same cause for a repeat', async () => {
    const first = await add('Hello');
    const second = await add('Hello');

    expect(second).toMatchObject({ id: first.id, requestDigest: first.requestDigest });
    expect(first).toMatchObject({
      actor: { kind: 'agent', id: 'agent-1' },
      correlationId: first.correlation,
    });
  });

  it('has another cause for another caller with the same key', async () => {
    const agent = await add('Hello');
    const supervisor = await add('Hello', { as: 'supervisor' });

    expect(supervisor.status).toBe(201);
    expect(supervisor.id).not.toBe(agent.id);
  });

  it('has another cause for each request without a key', async () => {
    const first = await add('Hello', { key: '' });

    expect((await add('Hello', { key: '' })).id).not.toBe(first.id);
  });

  it('refuses a key that stands for another request', async () => {
    await add('Hello');

    expect(await add('Goodbye')).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await add('Hello')).status).toBe(201);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['by its contract', () => add(7)],
    [
      'by a rule',
      async () => {
        failure = new CaselineError('rule-violated', 'not-now', 'Not now.');
        expect((await add('Hello')).code).toBe('not-now');
        failure = undefined;
      },
    ],
  ])('lets the key be used again when the request was refused %s', async (_, refused) => {
    await refused();

    expect((await add('Mended')).status).toBe(201);
  });

  it.each([
    ['may have taken effect', new CaselineError('unavailable', 'store-away', 'Later.')],
    ['failed in a way nobody foresaw', new Error('bug')],
  ])('keeps the key for a request that %s', async (_, error) => {
    failure = error;
    await add('Hello');
    failure = undefined;

    expect(await add('Goodbye')).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('does not lose a key to a refused copy of its request', async () => {
    let refuse: () => void = () => undefined;
    const copy: { answer?: ReturnType<typeof add> } = {};
    const began = new Promise<void>((resolve) => {
      turns = [
        () => {
          resolve();
          return new Promise((_, reject) => {
            refuse = () => {
              reject(new CaselineError('rule-violated', 'not-now', 'Not now.'));
            };
          });
        },
        async () => {
          refuse();
          await copy.answer;
        },
      ];
    });
    copy.answer = add('Hello');
    await began;

    expect((await add('Hello')).status).toBe(201);
    expect((await copy.answer).code).toBe('not-now');
    expect(await add('Goodbye')).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it.each(['two words', 'x'.repeat(256), 'schlüssel'])('refuses the key %j', async (key) => {
    expect(await add('Hello', { key })).toMatchObject({
      status: 400,
      code: 'invalid-idempotency-key',
    });
  });

  it('refuses text that has no canonical form', async () => {
    expect(await add('\ud800')).toMatchObject({ status: 422, code: 'text-not-well-formed' });
  });

  it('is closed to auditors, who change nothing', async () => {
    expect(await add('Hello', { as: 'auditor' })).toMatchObject({ status: 403 });
  });

  it('is declared as one, or has no cause', async () => {
    expect((await api.request('/notes/forgot', { as: 'agent' })).status).toBe(500);
  });
});

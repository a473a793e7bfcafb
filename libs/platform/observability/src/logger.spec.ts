import { describe, expect, it } from '@jest/globals';
import { CaselineError } from '#platform/kernel';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { runInContext } from './request-context.js';

const PERSONAL = 'ana@example.com';

describe('the logger', () => {
  const logging = (write: (logger: ReturnType<typeof createLogger>) => void, pretty = false) => {
    let output = '';
    const destination = { write: (line: string) => void (output += line) };
    write(createLogger({ level: 'trace', pretty, destination }));
    return output;
  };

  const errorLine = (err: unknown) =>
    JSON.parse(
      logging((logger) => {
        logger.error({ err }, 'It failed.');
      }),
    ) as { err: Record<string, unknown> };

  it('puts the correlation id and the caller on every line of a piece of work', () => {
    const output = logging((logger) => {
      runInContext({ correlationId: 'order-7', caller: { id: 'ana', role: 'agent' } }, () => {
        logger.info('Hello');
      });
    });

    expect(JSON.parse(output)).toEqual({
      level: 'info',
      time: expect.any(String),
      correlationId: 'order-7',
      callerId: 'ana',
      callerRole: 'agent',
      msg: 'Hello',
    });
  });

  it.each([
    ['a parser', () => JSON.parse(`{"a": ${PERSONAL}}`) as unknown],
    [
      'the database, which quotes a row',
      () => {
        throw Object.assign(new Error(`Key (email)=(${PERSONAL}) already exists.`), {
          code: '23505',
          severity: 'ERROR',
          detail: PERSONAL,
        });
      },
    ],
    [
      'a cause',
      () => {
        throw new CaselineError('invalid', 'bad-row', 'A row is bad.', {
          cause: new Error(PERSONAL),
          extensions: { row: PERSONAL },
        });
      },
    ],
  ])('shows where an error of %s happened, and nothing that it quotes', (_, fail) => {
    let thrown: unknown;
    try {
      fail();
    } catch (error) {
      thrown = error;
    }

    const line = errorLine(thrown);

    expect(JSON.stringify(line)).not.toContain(PERSONAL);
    expect(JSON.stringify(line.err.frames)).toContain('logger.spec.ts');
  });

  it.each([
    [
      'ours',
      new CaselineError('not-found', 'case-not-found', 'There is no such case.'),
      { code: 'case-not-found', message: 'There is no such case.' },
    ],
    [
      'those of the operating system',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
        code: 'ECONNREFUSED',
        syscall: 'connect',
      }),
      { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' },
    ],
    [
      'those of the database that name only its own things',
      Object.assign(new Error('relation "cases" does not exist'), {
        code: '42P01',
        severity: 'ERROR',
      }),
      { code: '42P01', message: 'relation "cases" does not exist' },
    ],
  ])('shows messages that are known to be safe: %s', (_, error, shown) => {
    expect(errorLine(error).err).toMatchObject(shown);
  });

  it('stands what is thrown and is no error', () => {
    expect(errorLine(PERSONAL).err).toEqual({ type: 'string' });
  });

  it('keeps the same silence at a terminal', () => {
    const output = logging((logger) => {
      logger.error({ err: new Error(PERSONAL) }, 'It failed.');
    }, true);

    expect(output).toContain('It failed.');
    expect(output).not.toContain(PERSONAL);
  });

  it('withholds the messages of errors that the framework logs', () => {
    const output = logging((logger) => {
      const nest = new NestLogger(logger);
      const error = new Error(PERSONAL);
      nest.error(error.message, error.stack, 'ExceptionsHandler');
      nest.error(error, 'ExceptionsHandler');
      nest.warn('A route is missing.', 'RouterExplorer');
    });

    expect(output).not.toContain(PERSONAL);
    expect(output).toContain('"component":"RouterExplorer","msg":"A route is missing."');
  });
});

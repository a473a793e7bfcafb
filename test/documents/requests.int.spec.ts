import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PublishedDocuments } from '#platform/documents';
import { RequestValidationPipe } from '#platform/http';
import { contractOf } from '#platform/json-schema';
import { startApp, type StartedApp } from '../e2e/start-app.js';
import { SchemaValidator } from './schema-validator.js';

/** Of every kind of rule both what keeps and what breaks it. */
const values: readonly unknown[] = [
  ...[
    '',
    ' ',
    'a',
    ' a',
    'a ',
    'two words',
    'a\nb',
    'a\u0000',
    '钱包',
    'hotline',
    'inbound',
    'email',
  ],
  ...[
    'withdrawal',
    'account-locked',
    'reached',
    '2026-03-01T08:00:00Z',
    '2026-03-01',
    '/v1/a',
    '/v1',
  ],
  ...['x'.repeat(128), 'x'.repeat(129), 'x'.repeat(256), 'x'.repeat(257), 'x'.repeat(10_001)],
  ...[null, true, 7, 0.5, [], ['a'], {}, { a: 1 }],
];

describe('the schema of a request', () => {
  let caseline: StartedApp;
  let documents: PublishedDocuments;

  beforeAll(async () => {
    caseline = await startApp();
    documents = caseline.app.get(PublishedDocuments, { strict: false });
  });

  afterAll(() => caseline.close());

  it('takes and refuses what its route takes and refuses, whatever one field holds', async () => {
    const validator = new SchemaValidator(documents.schemas());
    const pipe = new RequestValidationPipe();
    const classes = documents.api().routes.flatMap(({ body }) => body ?? []);
    expect(classes.length).toBeGreaterThan(9);
    const change = fc.constantFrom(...classes).chain((metatype) => {
      const { name } = contractOf(metatype);
      const fields = Object.keys(documents.schemas()[name]!.properties!);
      return fc.record({
        metatype: fc.constant(metatype as new () => object),
        fields: fc.array(fc.constantFrom(...fields, 'unknown'), { minLength: 1, maxLength: 2 }),
        value: fc.constantFrom(undefined, ...values),
      });
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ metatype, fields, value }) => {
        const { name, example } = contractOf(metatype);
        const body = { ...(example as Record<string, unknown>) };
        for (const field of fields) {
          if (value === undefined) Reflect.deleteProperty(body, field);
          else body[field] = value;
        }
        const taken = await pipe.transform(structuredClone(body), { type: 'body', metatype }).then(
          () => true,
          () => false,
        );
        const told = JSON.stringify([name, body]).slice(0, 300);
        expect([told, validator.faults(name, body).length === 0]).toEqual([told, taken]);
      }),
      { numRuns: 3_000 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { hasAttributeHeaders, readBinaryMode } from './binary-mode.js';

const BODY = { value: { a: 1 }, violations: [] };

function attribute(value: string): unknown {
  const { input } = readBinaryMode(['ce-subject', value], 'application/json', BODY);
  return (input as Record<string, unknown>).subject;
}

function pointersOf(...rawHeaders: readonly string[]): readonly string[] {
  return readBinaryMode(rawHeaders, 'application/json', BODY).violations.map(
    ({ pointer }) => pointer,
  );
}

describe('readBinaryMode', () => {
  it('takes attributes from headers of any case, and nothing else from headers', () => {
    const headers = ['CE-Id', '1', 'Ce-Backfill', 'true', 'X-Other', 'ce-no', 'Host', 'ce-no'];
    expect(readBinaryMode(headers, 'application/json; charset=utf-8', BODY)).toEqual({
      input: {
        id: '1',
        backfill: true,
        datacontenttype: 'application/json; charset=utf-8',
        data: { a: 1 },
      },
      violations: [],
    });
  });

  it.each([
    ['plain', 'plain'],
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['%E5%AE%A2%E6%88%B7', '客户'],
    ['100%2525', '100%25'],
    ['a+b', 'a+b'],
    ['"quoted text"', 'quoted text'],
    [String.raw`"a \"b\" \\ c"`, String.raw`a "b" \ c`],
    ['"%22"', '"'],
    ['a "b" c', 'a "b" c'],
    ['', ''],
  ])('decodes %j', (value, expected) => {
    expect(attribute(value)).toBe(expected);
  });

  it.each([['100%'], ['%zz'], ['%C0%80'], ['%ED%A0%80'], ['%FF'], ['\u00e9'], ['tab\t']])(
    'refuses %j, which is no percent-encoded UTF-8',
    (value) => {
      expect(pointersOf('ce-subject', value)).toEqual(['/subject']);
    },
  );

  it.each([
    ['true', true],
    ['false', false],
    ['%74rue', true],
    ['True', 'True'],
    ['1', '1'],
    ['', ''],
  ])('takes backfill from the header %j as %j', (value, expected) => {
    const { input } = readBinaryMode(
      ['ce-backfill', value, 'ce-other', value],
      'application/json',
      BODY,
    );
    const { backfill, other } = input as Record<string, unknown>;
    expect(backfill).toBe(expected);
    expect(typeof other).toBe('string');
  });

  it('refuses an attribute that comes twice, whatever the case of its name', () => {
    expect(pointersOf('ce-id', '1', 'CE-ID', '1')).toEqual(['/id']);
    expect(pointersOf('ce-id', '1', 'ce-source', '/a', 'ce-id', '2')).toEqual(['/id']);
  });

  it('refuses attributes that have a place of their own', () => {
    expect(pointersOf('ce-data', '{}')).toEqual(['/data']);
    expect(pointersOf('ce-datacontenttype', 'application/json')).toEqual(['/datacontenttype']);
  });

  it('tells what is wrong with the body as wrong with the data', () => {
    const body = { value: {}, violations: [{ pointer: '/a', message: 'stands twice' }] };
    expect(readBinaryMode([], 'application/json', body).violations).toEqual([
      { pointer: '/data/a', message: 'stands twice' },
    ]);
  });

  it('keeps a name that means something to JavaScript as a name', () => {
    const { input } = readBinaryMode(['ce-__proto__', 'x'], 'application/json', BODY);
    expect(Object.keys(input as object)).toContain('__proto__');
  });
});

describe('hasAttributeHeaders', () => {
  it('looks at names only', () => {
    expect(hasAttributeHeaders(['Ce-Id', '1'])).toBe(true);
    expect(hasAttributeHeaders(['x', 'ce-id', 'y', 'ce-type'])).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readStrictJson } from './strict-json.js';

function read(text: string): ReturnType<typeof readStrictJson> {
  return readStrictJson(Buffer.from(text, 'utf8'));
}

function pointersOf(text: string): readonly string[] {
  return read(text).violations.map(({ pointer }) => pointer);
}

describe('readStrictJson', () => {
  it('reads whatever JSON.stringify writes, and finds nothing in it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }).filter((value) => isKeepable(value)),
        fc.constantFrom(undefined, 1, '\t'),
        (value, space) => {
          const text = JSON.stringify(value, null, space);
          expect(read(text)).toEqual({ value: JSON.parse(text) as unknown, violations: [] });
        },
      ),
    );
  });

  it.each([
    ['{"id":"a","id":"a"}', '/id'],
    [String.raw`{"id":"a","\u0069d":"a"}`, '/id'],
    ['{"data":{"b":1,"a":[{"x":1,"y":2,"x":3}]}}', '/data/a/0/x'],
    ['{"a":[1,2,{"b":[],"b":{}}]}', '/a/2/b'],
    ['{"a/b~c":1,"a/b~c":2}', '/a~1b~0c'],
    ['{"":1,"":2}', '/'],
    [String.raw`{"\"":1,"\"":2}`, '/"'],
    [String.raw`{"\\":1,"\\":2}`, '/\\'],
    ['[{"a":1},{"a":1,"a":1}]', '/1/a'],
  ])('finds the name that stands twice in %s', (text, pointer) => {
    expect(pointersOf(text)).toEqual([pointer]);
  });

  it.each([
    '{"a":{"a":1},"b":{"a":"a"}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":["a","a","b"]}',
    String.raw`{"a":"\",\"a\":1","b":"{\"a\":1,\"a\":1}"}`,
  ])('takes equal names of different objects, and texts that look like names: %s', (text) => {
    expect(pointersOf(text)).toEqual([]);
  });

  it.each([
    ['12345678901234567890', ''],
    ['{"a":-9007199254740993}', '/a'],
    ['[0,1e999]', '/1'],
    ['[1.5e999]', '/0'],
    [`[${'9'.repeat(100_000)}]`, '/0'],
  ])('finds the number that a double cannot hold in %.40s', (text, pointer) => {
    expect(pointersOf(text)).toEqual([pointer]);
  });

  it.each(['9007199254740991', '-0', '0.1', '1e21', '-1.5E-7', '[1,-2,3.25]'])(
    'takes the number %s',
    (text) => {
      expect(pointersOf(text)).toEqual([]);
    },
  );

  it.each([
    [String.raw`{"a":"\u0000"}`, ['/a']],
    [String.raw`{"a":["x","\ud83d"]}`, ['/a/1']],
    [String.raw`{"a":"\ude41\ud83d"}`, ['/a']],
    [String.raw`{"x\u0000":1}`, ['/x\u0000']],
    [String.raw`{"a":"\ud83d\ude41 \\u0000"}`, []],
    ['{"a":"🙁"}', []],
    ['{"__proto__":{"x":1}}', ['/__proto__']],
    [String.raw`{"data":{"__pr\u006fto__":1}}`, ['/data/__proto__']],
  ])('finds text that cannot be kept in %s', (text, pointers) => {
    expect(pointersOf(text)).toEqual(pointers);
  });

  it('says once that a payload is too deep, however deep it is', () => {
    const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(read(deep(64)).violations).toEqual([]);
    expect(read(deep(65)).violations).toHaveLength(1);
    expect(read(deep(100_000)).violations).toHaveLength(1);
    expect(read('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)).violations).toHaveLength(1);
  });

  it('reports no more of a hostile text than can be read, and something of each member', () => {
    const many = `[${Array.from({ length: 1_000 }, () => '1e999').join(',')}]`;
    expect(read(`{"a":${many}}`).violations).toHaveLength(20);
    const members = pointersOf(`[${many},{},${many}]`);
    expect(members.filter((pointer) => pointer.startsWith('/0/'))).toHaveLength(20);
    expect(members.filter((pointer) => pointer.startsWith('/2/'))).toHaveLength(20);
    const [pointer] = pointersOf(`{"${'x'.repeat(500_000)}":1e999}`);
    expect(pointer).toBe(`/${'x'.repeat(100)}…`);
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a":1,}',
    "{'a':1}",
    'NaN',
    '[1] [2]',
    '{"name":"Zhang Wei",}',
    'Zhang Wei',
    '01',
  ])('refuses what is no JSON and quotes none of it: %j', (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ kind: 'malformed', code: 'malformed-json' }),
    );
    expect(() => read(text)).not.toThrow('Zhang');
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('UTF-8');
    expect(() => readStrictJson(Buffer.from('"text"', 'utf16le'))).toThrow(
      expect.objectContaining({ code: 'malformed-json' }),
    );
  });

  it('does not mind a byte order mark', () => {
    expect(read('\ufeff{"a":1}')).toEqual({ value: { a: 1 }, violations: [] });
  });
});

function isKeepable(value: unknown): boolean {
  return !/"__proto__"|\\u0000/.test(JSON.stringify(value)) && !hasUnsafeInteger(value);
}

function hasUnsafeInteger(value: unknown): boolean {
  if (typeof value === 'number') {
    return /^-?\d+$/.test(String(value)) && !Number.isSafeInteger(value);
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnsafeInteger);
}

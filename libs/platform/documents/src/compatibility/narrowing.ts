import { type JsonSchema } from '#platform/json-schema';

export type NarrowingKind =
  | 'required'
  | 'type'
  | 'values'
  | 'text'
  | 'bound'
  | 'field'
  | 'variant'
  | 'reference'
  | 'condition';

/** Where one schema refuses what another takes. */
export interface Narrowing {
  /** JSON Pointer into the value, e.g. `/data/amount`. */
  readonly at: string;
  readonly kind: NarrowingKind;
  /** What it is about: a field, a keyword, the values. */
  readonly what: string;
}

/** Everything by which `narrow` takes less than `wide`. What cannot be decided counts as less. */
export function narrowings(wide: JsonSchema, narrow: JsonSchema, at = ''): readonly Narrowing[] {
  const found = (kind: NarrowingKind, what: string): Narrowing => ({ at, kind, what });
  return [
    ...lacking(narrow.required, wide.required).map((name) => found('required', name)),
    ...(takesTypes(wide, narrow) ? [] : [found('type', `${typeOf(wide)} → ${typeOf(narrow)}`)]),
    ...missingValues(wide, narrow).map((value) => found('values', value)),
    ...changedTexts(wide, narrow).map((keyword) => found('text', keyword)),
    ...tighterBounds(wide, narrow).map((keyword) => found('bound', keyword)),
    ...missingVariants(wide, narrow).map((variant) => found('variant', variant)),
    ...(wide.$ref === narrow.$ref ? [] : [found('reference', String(narrow.$ref))]),
    ...lacking(asTexts(narrow.allOf), asTexts(wide.allOf)).map((one) => found('condition', one)),
    ...fields(wide, narrow, at),
    ...elements(wide, narrow, at),
  ];
}

function fields(wide: JsonSchema, narrow: JsonSchema, at: string): readonly Narrowing[] {
  const known = narrow.properties ?? {};
  const closed = narrow.additionalProperties === false;
  const inner = Object.entries(wide.properties ?? {}).flatMap(([name, schema]) => {
    const counterpart = Object.hasOwn(known, name) ? known[name] : undefined;
    if (schema === false) return [];
    if (counterpart) return narrowings(schema, counterpart, `${at}/${name}`);
    const refused = counterpart === false || closed;
    return refused ? [{ at, kind: 'field' as const, what: name }] : [];
  });
  const closes = closed && wide.additionalProperties !== false;
  return closes ? [...inner, { at, kind: 'field', what: 'unknown fields' }] : inner;
}

function elements(wide: JsonSchema, narrow: JsonSchema, at: string): readonly Narrowing[] {
  if (narrow.items === undefined) return [];
  return narrowings((wide.items ?? {}) as JsonSchema, narrow.items as JsonSchema, `${at}/*`);
}

function takesTypes(wide: JsonSchema, narrow: JsonSchema): boolean {
  const types = typesOf(narrow);
  if (types === undefined) return true;
  return (
    typesOf(wide)?.every(
      (type) => types.includes(type) || (type === 'integer' && types.includes('number')),
    ) ?? false
  );
}

function typesOf({ type }: JsonSchema): readonly string[] | undefined {
  return type === undefined ? undefined : [type].flat();
}

function typeOf(schema: JsonSchema): string {
  return typesOf(schema)?.join('|') ?? 'anything';
}

function missingValues(wide: JsonSchema, narrow: JsonSchema): readonly string[] {
  const allowed = valuesOf(narrow);
  if (!allowed || isOpen(narrow)) return [];
  const before = valuesOf(wide);
  return before ? lacking(before, allowed) : ['anything'];
}

function valuesOf(schema: JsonSchema): readonly string[] | undefined {
  if (Object.hasOwn(schema, 'const')) return asTexts([schema.const]);
  return schema.enum === undefined ? undefined : asTexts(schema.enum);
}

/** Whether one pattern takes all that another takes, nobody can tell. */
function changedTexts(wide: JsonSchema, narrow: JsonSchema): readonly string[] {
  return ['pattern', 'format', 'patternProperties'].filter(
    (keyword) =>
      narrow[keyword] !== undefined &&
      JSON.stringify(wide[keyword]) !== JSON.stringify(narrow[keyword]),
  );
}

const LEAST = ['minLength', 'minimum', 'minItems', 'exclusiveMinimum'];
const MOST = ['maxLength', 'maximum', 'maxItems', 'maxProperties', 'exclusiveMaximum'];

function tighterBounds(wide: JsonSchema, narrow: JsonSchema): readonly string[] {
  const bound = (schema: JsonSchema, keyword: string, none: number): number =>
    (schema[keyword] as number | undefined) ?? none;
  return [
    ...LEAST.filter((name) => bound(narrow, name, -Infinity) > bound(wide, name, -Infinity)),
    ...MOST.filter((name) => bound(narrow, name, Infinity) < bound(wide, name, Infinity)),
  ];
}

function missingVariants(wide: JsonSchema, narrow: JsonSchema): readonly string[] {
  if (isOpen(narrow)) return [];
  return ['oneOf', 'anyOf'].flatMap((keyword) => {
    if (narrow[keyword] === undefined) return [];
    return wide[keyword] === undefined
      ? ['anything']
      : lacking(asTexts(wide[keyword]), asTexts(narrow[keyword]));
  });
}

/** Readers were told from the beginning that more will come. */
function isOpen(schema: JsonSchema): boolean {
  return schema['x-open'] === true;
}

function asTexts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((one) => JSON.stringify(one)) : [];
}

/** What of the first is not in the second. */
function lacking(first: readonly string[] = [], second: readonly string[] = []): readonly string[] {
  return first.filter((one) => !second.includes(one));
}

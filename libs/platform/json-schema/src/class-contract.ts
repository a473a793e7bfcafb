import { getMetadataStorage } from 'class-validator';
import { annotationsOf, type FieldAnnotations, type FieldValues } from './annotations.decorator.js';
import { type Contract, type Direction, type SchemaReferences } from './contract.js';
import { type JsonSchema } from './json-schema.js';
import { keywordsOf, type Rule } from './rule-keywords.js';

export interface ClassContract<Fields> {
  readonly direction: Direction;
  /** Complete, and works as it stands. */
  readonly example: { readonly [Field in keyof Fields]: Fields[Field] };
  /** The class's own name without it. */
  readonly name?: string;
  readonly description?: string;
  /** Fields that the class does not know are kept; without it what we take has none. */
  readonly open?: true;
  /** Keywords of the whole, such as variants. */
  readonly keywords?: (schemas: SchemaReferences) => JsonSchema;
}

type ContractClass = abstract new () => object;

const contracts = new WeakMap<ContractClass, Contract>();

/** Publishes a class whose fields have rules of class-validator. */
export function PublishedAs<Fields extends object>(
  declaration: ClassContract<Fields>,
): (contractClass: new () => Fields) => void {
  return (contractClass) => {
    const { name = contractClass.name, direction, example } = declaration;
    const build = (schemas: SchemaReferences) => classSchema(contractClass, declaration, schemas);
    contracts.set(contractClass, { name, direction, example, build });
  };
}

/** @throws Error for a class that is not published. */
export function contractOf(contractClass: ContractClass): Contract {
  const contract = contracts.get(contractClass);
  if (!contract) throw new Error(`${contractClass.name} is used in the API and not published.`);
  return contract;
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The fields of a class that need not be published as a whole, such as parameters of a query. */
export function parametersOf(
  parameterClass: ContractClass,
  schemas: SchemaReferences,
): readonly Parameter[] {
  return fieldSchemas(parameterClass, schemas).map(({ name, annotation, schema }) => ({
    name,
    required: !annotation.optional,
    schema,
  }));
}

function classSchema(
  contractClass: ContractClass,
  { description, direction, open, keywords }: Omit<ClassContract<unknown>, 'example'>,
  schemas: SchemaReferences,
): JsonSchema {
  const fields = fieldSchemas(contractClass, schemas);
  return {
    ...(description !== undefined && { description }),
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    required: fields.filter(({ annotation }) => !annotation.optional).map(({ name }) => name),
    ...(direction === 'in' && !open && { additionalProperties: false }),
    ...conditions(fields),
    ...keywords?.(schemas),
  };
}

interface Field {
  readonly name: string;
  readonly annotation: FieldAnnotations;
  readonly schema: JsonSchema;
}

function fieldSchemas(contractClass: ContractClass, schemas: SchemaReferences): readonly Field[] {
  const annotations = annotationsOf(contractClass);
  const rules = rulesOf(contractClass, annotations);
  const names = [...new Set([...rules.keys(), ...annotations.keys()])].sort();
  return names.map((name) => {
    const annotation = annotations.get(name) ?? {};
    return { name, annotation, schema: fieldSchema(rules.get(name) ?? [], annotation, schemas) };
  });
}

const CONDITION = 'conditionalValidation';

function rulesOf(
  contractClass: ContractClass,
  annotations: ReturnType<typeof annotationsOf>,
): ReadonlyMap<string, readonly Rule[]> {
  const byField = new Map<string, Rule[]>();
  const all = getMetadataStorage().getTargetValidationMetadatas(contractClass, '', false, false);
  for (const { type, name, propertyName, constraints, each } of all) {
    const rules = byField.get(propertyName) ?? [];
    byField.set(propertyName, rules);
    if (type !== CONDITION) {
      rules.push({
        name: name ?? type,
        constraints: (constraints as readonly unknown[] | undefined) ?? [],
        each,
      });
      continue;
    }
    const { optional, nullable } = annotations.get(propertyName) ?? {};
    if (!optional && !nullable) {
      throw new Error(
        `${contractClass.name}.${propertyName}: say by MayBeLeftOut, OrNull, MayBeAbsent or Required… ` +
          'when it has a value; the documents cannot show another condition.',
      );
    }
  }
  return byField;
}

function fieldSchema(
  rules: readonly Rule[],
  { keywords, holds, nullable }: FieldAnnotations,
  schemas: SchemaReferences,
): JsonSchema {
  const own = merged(rules.filter(({ each }) => !each).map(keywordsOf));
  const each = merged(rules.filter((rule) => rule.each).map(keywordsOf));
  const items = Object.keys(each).length > 0 ? { type: 'array', items: each } : {};
  const held = holds ? heldSchema(holds, schemas) : {};
  const schema = { ...own, ...items, ...held };
  return { ...(nullable ? orNull(schema) : schema), ...keywords };
}

function heldSchema(
  { contract, list }: NonNullable<FieldAnnotations['holds']>,
  schemas: SchemaReferences,
): JsonSchema {
  const reference = schemas.refTo(contract());
  // Beside `$ref` draft-07 reads nothing, so it stands alone.
  return list ? { items: reference } : { allOf: [reference] };
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  if (type === undefined && !Array.isArray(values)) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    ...(type !== undefined && { type: [type, 'null'].flat() }),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  };
}

/** Two patterns of one field hold together. */
function merged(parts: readonly JsonSchema[]): JsonSchema {
  return parts.reduce<JsonSchema>((whole, part) => {
    const clash = Object.keys(part).some(
      (keyword) => Object.hasOwn(whole, keyword) && whole[keyword] !== part[keyword],
    );
    if (!clash) return { ...whole, ...part };
    return { ...whole, allOf: [...((whole.allOf as JsonSchema[] | undefined) ?? []), part] };
  }, {});
}

function conditions(fields: readonly Field[]): JsonSchema {
  const allOf = fields.flatMap(({ name, annotation }) => {
    const { requiredWhen, requiredUnless, requiredWith } = annotation;
    const then = { then: { required: [name] } };
    return [
      ...(requiredWhen ? [{ if: valuesIn(requiredWhen), ...then }] : []),
      ...(requiredUnless ? [{ if: valuesIn(requiredUnless), else: then.then }] : []),
      ...(requiredWith === undefined ? [] : [{ if: { required: [requiredWith] }, ...then }]),
    ];
  });
  return allOf.length === 0 ? {} : { allOf };
}

function valuesIn({ field, isOneOf }: FieldValues): JsonSchema {
  return { properties: { [field]: { enum: isOneOf } }, required: [field] };
}

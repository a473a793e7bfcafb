import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type JsonSchema } from '#platform/json-schema';

/** JSON Schema as a stranger would use it, on the schemas as they are served. */
export class SchemaValidator {
  readonly #ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });

  /** @param strict whether a field that no schema names is a fault. */
  constructor(schemas: Readonly<Record<string, JsonSchema>>, { strict = false } = {}) {
    this.#ajv.addVocabulary(['x-personal-data', 'x-open']);
    formats.default(this.#ajv);
    for (const [name, schema] of Object.entries(schemas)) {
      this.#ajv.addSchema(strict ? closed(schema) : schema, `${name}.json`);
    }
  }

  /** What is wrong with the value; nothing when it fits the contract. */
  faults(name: string, value: unknown): readonly string[] {
    const validate = this.#ajv.getSchema(`${name}.json`);
    if (!validate) return [`There is no schema ${name}.`];
    return validate(value) === true ? [] : describe(validate.errors ?? []);
  }
}

function describe(errors: readonly ErrorObject[]): readonly string[] {
  return errors.map(
    ({ instancePath, keyword, message }) => `${instancePath} ${keyword}: ${message ?? ''}`,
  );
}

/** Readers are to pass over fields that they do not know; our own answers shall have none of these. */
function closed(schema: JsonSchema): JsonSchema {
  const { additionalProperties, properties } = schema;
  return properties && additionalProperties === undefined && schema.patternProperties === undefined
    ? { ...schema, additionalProperties: false }
    : schema;
}

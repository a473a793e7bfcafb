/** JSON Schema, draft 2020-12, as plain JSON. Only keywords that draft-07 reads alike, for AsyncAPI's sake. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  /** `false` for a field that is not taken. */
  readonly properties?: Readonly<Record<string, JsonSchema | false>>;
  readonly required?: readonly string[];
}

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

import { type JsonSchema } from '#platform/json-schema';
import { type Html, html, prose } from './html.js';

const BESIDE: readonly (readonly [keyword: string, words: (value: unknown) => string])[] = [
  ['const', (value) => `always \`${JSON.stringify(value)}\``],
  [
    'enum',
    (values) =>
      `one of \`${(values as unknown[]).map((value) => JSON.stringify(value)).join(' ')}\``,
  ],
  ['format', (value) => `format \`${String(value)}\``],
  ['minLength', (value) => `at least ${String(value)} characters`],
  ['maxLength', (value) => `at most ${String(value)} characters`],
  ['minimum', (value) => `from ${String(value)}`],
  ['maximum', (value) => `to ${String(value)}`],
  ['maxItems', (value) => `at most ${String(value)} elements`],
  ['pattern', (value) => `pattern \`${String(value)}\``],
];

/** The fields of a contract, each with its type, its rules and what it means. */
export function schemaTable(schema: JsonSchema): Html {
  const { properties, required = [] } = schema;
  const variants = [schema.oneOf, schema.anyOf].flat().filter((variant) => variant !== undefined);
  return html`${prose(schema.description as string | undefined)}
  ${
    variants.length > 0 && !properties
      ? html`<p>One of: ${variants.map((variant) => html`${typeOf(variant as JsonSchema)} `)}</p>`
      : undefined
  }
  ${
    Array.isArray(schema.items) || schema.items === undefined
      ? undefined
      : html`<p>A list of ${typeOf(schema.items as JsonSchema)}</p>`
  }
  ${
    properties
      ? html`<div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">field</th>
                <th scope="col">type</th>
                <th scope="col"></th>
              </tr>
            </thead>
            <tbody>
              ${Object.entries(properties).map(([name, field]) =>
                fieldRow(name, field, required.includes(name)),
              )}
            </tbody>
          </table>
        </div>`
      : undefined
  }`;
}

/** Also for a parameter. */
export function fieldRow(name: string, field: JsonSchema | false, required: boolean): Html {
  const schema = field || {};
  const personal = schema['x-personal-data'] as string | undefined;
  return html`<tr>
    <td><code>${name}</code>${required ? html` <b title="required">*</b>` : undefined}</td>
    <td>${field === false ? 'not taken' : typeOf(schema)}</td>
    <td>
      ${prose(schema.description as string | undefined)}
      <small>${prose(rulesOf(schema))}</small>
      ${personal === undefined ? undefined : html`<em class="personal">${personalWords(personal)}</em>`}
    </td>
  </tr>`;
}

function personalWords(kind: string): string {
  return kind === 'identifier' ? 'singles out a person' : 'personal data';
}

function rulesOf(schema: JsonSchema): string {
  return BESIDE.filter(([keyword]) => Object.hasOwn(schema, keyword))
    .map(([keyword, words]) => words(schema[keyword]))
    .join(', ');
}

export function typeOf(schema: JsonSchema): Html {
  const [held] = [schema.allOf].flat();
  const reference = schema.$ref ?? (held as JsonSchema | undefined)?.$ref;
  if (typeof reference === 'string') {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (Array.isArray(schema.anyOf)) {
    return html`${(schema.anyOf as JsonSchema[]).map((variant, index) => [index > 0 ? ' or ' : '', typeOf(variant)])}`;
  }
  if (schema.items !== undefined) return html`list of ${typeOf(schema.items as JsonSchema)}`;
  return html`${[schema.type ?? ''].flat().join(' or ')}`;
}

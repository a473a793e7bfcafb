import { type JsonSchema } from '#platform/json-schema';
import {
  ABSOLUTE_URI,
  ATTRIBUTE_NAME,
  MAX_ATTRIBUTE_LENGTH,
  MAX_EXTENSIONS,
  MAX_INTEGER,
  URI_REFERENCE,
} from './cloud-event-attributes.js';
import { DATE_TIME } from './rfc3339.js';

const STANDARD_ATTRIBUTES = 8;

const text = {
  type: 'string',
  minLength: 1,
  maxLength: MAX_ATTRIBUTE_LENGTH,
  pattern: '^[^\\p{Cc}\\p{Cs}]*$',
} as const;

const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: ['string', 'null'] });

const attributes = {
  specversion: { const: '1.0' },
  id: { ...text, description: 'Unique for its source.' },
  source: {
    ...text,
    pattern: URI_REFERENCE.source,
    description: 'The service that publishes it, a URI reference. The token has to name it.',
  },
  subject: {
    ...text,
    description:
      'The accountId of the data; where it is about a registration the registrationId, where it is about no single account the customerId. One subject’s events keep their order.',
    'x-personal-data': 'identifier',
  },
  time: {
    type: ['string', 'null'],
    pattern: DATE_TIME.source,
    format: 'date-time',
    description: 'When it occurred by the clock of its source; without it, when it is received.',
  },
  datacontenttype: {
    type: ['string', 'null'],
    description: 'A JSON media type; application/json without it.',
  },
  dataschema: orNull({ ...text, pattern: ABSOLUTE_URI.source }),
  backfill: {
    type: ['boolean', 'null'],
    description:
      'An extension: the event tells of the past. It makes history and cases, but starts no clock and sends nothing.',
  },
  data_base64: false,
} as const;

/**
 * A CloudEvent 1.0 of one type, in its JSON format; an optional attribute that is null counts as absent. The
 * rules are those of `attributeViolations`, as far as a schema can tell them.
 */
export function cloudEventSchema(type: string, description: string, data: JsonSchema): JsonSchema {
  return {
    description,
    type: 'object',
    properties: { ...attributes, type: { const: type }, data: { allOf: [data] } },
    required: ['specversion', 'id', 'source', 'type', 'subject', 'data'],
    patternProperties: {
      [`^(?!(?:specversion|id|source|type|subject|time|datacontenttype|dataschema|data|backfill)$)${ATTRIBUTE_NAME.source.slice(1)}`]:
        {
          description: 'An extension attribute, kept as it came.',
          type: ['string', 'boolean', 'integer', 'null'],
          maxLength: MAX_ATTRIBUTE_LENGTH,
          pattern: text.pattern,
          minimum: -MAX_INTEGER,
          exclusiveMaximum: MAX_INTEGER,
        },
    },
    maxProperties: STANDARD_ATTRIBUTES + 1 + MAX_EXTENSIONS,
    // Whatever it is called, an attribute that is null counts as absent.
    additionalProperties: { type: 'null' },
  };
}

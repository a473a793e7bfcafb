import { describe, expect, it } from '@jest/globals';
import { type JsonSchema } from '#platform/json-schema';
import { breakingChanges } from './breaking-changes.js';
import { type RecordedContracts, type RecordedRoute } from './recorded-contracts.js';

const TEXT = { type: 'string' };
const SHORT = { type: 'string', minLength: 1, maxLength: 9 };

const request: JsonSchema = {
  type: 'object',
  properties: {
    colour: { type: 'string', enum: ['red', 'blue'] },
    name: SHORT,
    size: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
    tags: { type: 'array', items: SHORT, maxItems: 3 },
    code: { type: 'string', pattern: '^a' },
    of: { allOf: [{ $ref: 'Other.json' }] },
  },
  required: ['name'],
  additionalProperties: false,
};

const answer: JsonSchema = {
  type: 'object',
  properties: { status: { type: 'string', enum: ['open', 'closed'] }, at: TEXT, note: SHORT },
  required: ['status', 'at'],
};

const message: JsonSchema = { oneOf: [{ $ref: 'One.json' }, { $ref: 'Two.json' }] };

const route: RecordedRoute = {
  openTo: ['agent', 'auditor'],
  parameters: { 'query limit': { required: false, schema: { type: 'integer', maximum: 100 } } },
  bodyRequired: false,
  body: { 'application/json': { $ref: 'Request.json' } },
  answers: { '200 application/json': { $ref: 'Answer.json' } },
  answerHeaders: ['200 ETag'],
};

const before: RecordedContracts = {
  version: '1.0.0',
  contracts: {
    Answer: { direction: 'out', schema: answer },
    Message: { direction: 'in', schema: message },
    Request: { direction: 'in', schema: request },
  },
  routes: { 'POST /things': route },
};

function withContract(name: string, schema: JsonSchema): RecordedContracts {
  const { direction } = before.contracts[name]!;
  return { ...before, contracts: { ...before.contracts, [name]: { direction, schema } } };
}

function withField(name: string, of: JsonSchema, field: string, schema: JsonSchema | undefined) {
  const { [field]: _, ...others } = of.properties!;
  return withContract(name, {
    ...of,
    properties: { ...others, ...(schema && { [field]: schema }) },
  });
}

function withRoute(changes: Partial<RecordedRoute>): RecordedContracts {
  return { ...before, routes: { 'POST /things': { ...route, ...changes } } };
}

const ask = (field: string, schema?: JsonSchema) => withField('Request', request, field, schema);
const tell = (field: string, schema?: JsonSchema) => withField('Answer', answer, field, schema);
const given = request.properties!;

const breaks: readonly (readonly [string, RecordedContracts, string])[] = [
  [
    'a field that we need now',
    withContract('Request', { ...request, required: ['name', 'code'] }),
    'Request: code is required now.',
  ],
  ['a field that we take no more', ask('code'), 'Request: does not take code any more.'],
  [
    'a value that we take no more',
    ask('colour', { type: 'string', enum: ['red'] }),
    'Request: /colour takes "blue" no more.',
  ],
  [
    'values where anything was taken',
    ask('code', { ...(given.code as object), enum: ['a'] }),
    'Request: /code takes anything no more.',
  ],
  [
    'a type that we take no more',
    ask('size', { ...(given.size as object), type: 'integer' }),
    'Request: /size takes fewer types: integer|null → integer.',
  ],
  [
    'a longer text that we take no more',
    ask('name', { ...SHORT, maxLength: 8 }),
    'Request: /name has a tighter maxLength.',
  ],
  [
    'a shorter text that we take no more',
    ask('name', { ...SHORT, minLength: 2 }),
    'Request: /name has a tighter minLength.',
  ],
  [
    'a number that we take no more',
    ask('size', { ...(given.size as object), minimum: 2 }),
    'Request: /size has a tighter minimum.',
  ],
  [
    'another pattern',
    ask('code', { type: 'string', pattern: '^b' }),
    'Request: /code has another pattern.',
  ],
  [
    'a pattern where there was none',
    ask('name', { ...SHORT, pattern: 'x' }),
    'Request: /name has another pattern.',
  ],
  [
    'elements that we take no more',
    ask('tags', { type: 'array', items: { ...SHORT, maxLength: 2 }, maxItems: 3 }),
    'Request: /tags/* has a tighter maxLength.',
  ],
  [
    'fewer elements',
    ask('tags', { type: 'array', items: SHORT, maxItems: 2 }),
    'Request: /tags has a tighter maxItems.',
  ],
  [
    'another contract in a field',
    ask('of', { allOf: [{ $ref: 'Another.json' }] }),
    'Request: /of has a new condition: {"$ref":"Another.json"}.',
  ],
  [
    'a condition',
    withContract('Request', { ...request, allOf: [{ required: ['size'] }] }),
    'Request: has a new condition: {"required":["size"]}.',
  ],
  [
    'a variant that we take no more',
    withContract('Message', { oneOf: [{ $ref: 'One.json' }] }),
    'Message: does not take the variant {"$ref":"Two.json"} any more.',
  ],
  ['a field that we give no more', tell('note'), 'Answer: note is gone.'],
  [
    'a field that we may leave out now',
    withContract('Answer', { ...answer, required: ['status'] }),
    'Answer: at may be missing now.',
  ],
  [
    'a new value',
    tell('status', { type: 'string', enum: ['open', 'closed', 'lost'] }),
    'Answer: /status may be "lost" now.',
  ],
  [
    'null',
    tell('at', { type: ['string', 'null'] }),
    'Answer: /at may have other types now: string → string|null.',
  ],
  [
    'a longer text',
    tell('note', { ...SHORT, maxLength: 10 }),
    'Answer: /note does not keep its maxLength any more.',
  ],
  [
    'a contract that is gone',
    {
      ...before,
      contracts: { Answer: before.contracts.Answer!, Request: before.contracts.Request! },
    },
    'Message is published no more.',
  ],
  [
    'a contract that goes the other way',
    { ...before, contracts: { ...before.contracts, Answer: { direction: 'in', schema: answer } } },
    'Answer: is used in the other direction.',
  ],
  ['a route that is gone', { ...before, routes: {} }, 'POST /things is there no more.'],
  [
    'a role that is shut out',
    withRoute({ openTo: ['agent'] }),
    'POST /things: is closed to auditor.',
  ],
  ['a body that is needed', withRoute({ bodyRequired: true }), 'POST /things: needs a body now.'],
  [
    'a parameter that is needed',
    withRoute({
      parameters: { ...route.parameters, 'header If-Match': { required: true, schema: TEXT } },
    }),
    'POST /things: the parameter header If-Match is required now.',
  ],
  [
    'a parameter that is gone',
    withRoute({ parameters: {} }),
    'POST /things: query limit is not taken any more.',
  ],
  [
    'a parameter that is tighter',
    withRoute({
      parameters: { 'query limit': { required: false, schema: { type: 'integer', maximum: 50 } } },
    }),
    'POST /things: query limit: has a tighter maximum.',
  ],
  [
    'a media type that is gone',
    withRoute({ body: {} }),
    'POST /things: application/json is not taken any more.',
  ],
  [
    'another answer',
    withRoute({ answers: { '200 application/json': { $ref: 'Other.json' } } }),
    'POST /things: 200 application/json: is another contract now.',
  ],
  [
    'another status',
    withRoute({ answers: { '201 application/json': { $ref: 'Answer.json' } } }),
    'POST /things: 200 application/json is answered no more.',
  ],
  [
    'a header that is gone',
    withRoute({ answerHeaders: [] }),
    'POST /things: the header 200 ETag is answered no more.',
  ],
];

const open: JsonSchema = { 'x-open': true, type: 'string', enum: ['a'] };

const harmless: readonly (readonly [string, RecordedContracts])[] = [
  ['nothing', before],
  ['a field that may be sent', ask('more', TEXT)],
  ['a field that need not be sent any more', withContract('Request', { ...request, required: [] })],
  [
    'one more value that is taken',
    ask('colour', { type: 'string', enum: ['red', 'blue', 'green'] }),
  ],
  ['a text of any length that is taken', ask('name', TEXT)],
  [
    'unknown fields that are taken',
    withContract('Request', { ...request, additionalProperties: true }),
  ],
  [
    'one more variant that is taken',
    withContract('Message', { oneOf: [...(message.oneOf as object[]), { $ref: 'Three.json' }] }),
  ],
  ['a field that is given', tell('more', TEXT)],
  [
    'a field that is always given now',
    withContract('Answer', { ...answer, required: ['status', 'at', 'note'] }),
  ],
  ['a value that is given no more', tell('status', { type: 'string', enum: ['open'] })],
  ['one more route', { ...before, routes: { ...before.routes, 'GET /things': route } }],
  ['one more role', withRoute({ openTo: ['agent', 'auditor', 'supervisor'] })],
  ['a route for everybody', withRoute({ openTo: ['everybody'] })],
  [
    'a parameter that may be sent',
    withRoute({
      parameters: { ...route.parameters, 'query sort': { required: false, schema: TEXT } },
    }),
  ],
  [
    'one more status',
    withRoute({ answers: { ...route.answers, '202 application/json': { $ref: 'Answer.json' } } }),
  ],
];

describe('breakingChanges', () => {
  it.each(breaks)('tells of %s', (_, after, sentence) => {
    expect(breakingChanges(before, after)).toContain(sentence);
  });

  it('lets values come of which readers were told that more will come', () => {
    const one = { ...answer, properties: { ...answer.properties, kind: open } };
    const more = { ...one, properties: { ...one.properties, kind: { ...open, enum: ['a', 'b'] } } };
    expect(breakingChanges(withContract('Answer', one), withContract('Answer', more))).toEqual([]);
  });

  it.each(harmless)('says nothing of %s', (_, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });
});

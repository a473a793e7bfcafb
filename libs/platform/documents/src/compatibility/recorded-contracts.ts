import { type Direction, type JsonSchema } from '#platform/json-schema';
import { type OpenApiDocument, type OpenApiOperation } from '../openapi/openapi-document.js';
import { type PublishedDocuments } from '../published-documents.provider.js';

/** What others rely on, without what is only told to people. */
export interface RecordedContracts {
  readonly version: string;
  readonly contracts: Readonly<Record<string, RecordedContract>>;
  /** By method and path. */
  readonly routes: Readonly<Record<string, RecordedRoute>>;
}

export interface RecordedContract {
  readonly direction: Direction;
  readonly schema: JsonSchema;
}

export interface RecordedRoute {
  /** `everybody` where no token is needed. */
  readonly openTo: readonly string[];
  /** By `in` and name. */
  readonly parameters: Readonly<Record<string, { required: boolean; schema: JsonSchema }>>;
  readonly bodyRequired: boolean;
  /** Schemas by media type. */
  readonly body: Readonly<Record<string, JsonSchema>>;
  /** Schemas by status and media type, successes only. */
  readonly answers: Readonly<Record<string, JsonSchema>>;
  /** By status and name. */
  readonly answerHeaders: readonly string[];
}

const FOR_PEOPLE = ['description', 'examples', 'title', 'x-personal-data'];

export function recordOf(documents: PublishedDocuments): RecordedContracts {
  const openApi = documents.openApi();
  const schemas = documents.schemas();
  const contracts = documents.contracts().map(({ name, direction }) => {
    const { $schema: _, $id: __, ...schema } = schemas[name] ?? {};
    return [name, { direction, schema: bare(schema) }] as const;
  });
  const record = {
    version: openApi.info.version,
    contracts: Object.fromEntries(contracts),
    routes: Object.fromEntries(routesOf(openApi)),
  };
  // As a file gives it back.
  return JSON.parse(JSON.stringify(record)) as RecordedContracts;
}

function routesOf({ paths }: OpenApiDocument): readonly (readonly [string, RecordedRoute])[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) =>
        [`${method.toUpperCase()} ${path}`, recordedRoute(operation)] as const,
    ),
  );
}

function recordedRoute(operation: OpenApiOperation): RecordedRoute {
  const { parameters, requestBody, responses } = operation;
  const successes = Object.entries(responses).filter(([status]) => Number(status) < 400);
  return {
    openTo: operation['x-roles'] ?? ['everybody'],
    parameters: Object.fromEntries(
      parameters.map(({ in: place, name, required, schema }) => [
        `${place} ${name}`,
        { required, schema: bare(schema) },
      ]),
    ),
    bodyRequired: requestBody?.required ?? false,
    body: Object.fromEntries(
      Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, bare(schema)]),
    ),
    answers: Object.fromEntries(
      successes.flatMap(([status, { content = {} }]) =>
        Object.entries(content).map(([type, { schema }]) => [`${status} ${type}`, bare(schema)]),
      ),
    ),
    answerHeaders: successes.flatMap(([status, { headers = {} }]) =>
      Object.keys(headers).map((name) => `${status} ${name}`),
    ),
  };
}

function bare(schema: JsonSchema): JsonSchema {
  return stripped(schema) as JsonSchema;
}

/** Fields may be called like keywords, so their names are kept. */
function stripped(value: unknown, namesFields = false): unknown {
  if (Array.isArray(value)) return value.map((one) => stripped(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => namesFields || !FOR_PEOPLE.includes(name))
      .map(([name, inner]) => [
        name,
        stripped(inner, !namesFields && (name === 'properties' || name === 'patternProperties')),
      ]),
  );
}

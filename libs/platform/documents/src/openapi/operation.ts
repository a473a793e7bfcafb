import {
  type DocumentedAnswer,
  PROBLEM_MEDIA_TYPE,
  problemContract,
  type RouteContract,
} from '#platform/http';
import {
  type Contract,
  contractOf,
  type JsonSchema,
  parametersOf,
  type SchemaReferences,
} from '#platform/json-schema';
import { headersOfAnswer, headersOfRefusal, requestHeaders } from './headers.js';
import {
  type OpenApiMedia,
  type OpenApiOperation,
  type OpenApiParameter,
  type OpenApiResponse,
} from './openapi-document.js';
import { refusalsOf } from './refusals.js';

/** @throws Error for a route that nobody has documented. */
export function operationOf(route: RouteContract, schemas: SchemaReferences): OpenApiOperation {
  const { documentation, openTo } = route;
  if (!documentation) throw new Error(`${route.method} ${route.path} has no @Documented().`);
  const parameters = [
    ...pathParameters(route),
    ...queryParameters(route, schemas),
    ...requestHeaders(route),
  ];
  const body = requestBody(route, schemas);
  return {
    operationId: route.id,
    tags: [tagOf(route.path)],
    summary: documentation.summary,
    ...(documentation.description !== undefined && { description: documentation.description }),
    security: openTo === 'everybody' ? [] : [{ bearer: [] }],
    ...(openTo !== 'everybody' && { 'x-roles': openTo === 'nobody' ? [] : openTo }),
    parameters,
    ...(body && { requestBody: body }),
    responses: { ...answers(route, schemas), ...refusals(route, parameters, schemas) },
  };
}

/** What describes the API stands together; everything else is named for what it is about. */
const DOCUMENTS = /^\/(docs|schemas|openapi\.json|asyncapi\.json)\b/;

const VERSIONED = /^\/v\d+\//;

function tagOf(path: string): string {
  if (DOCUMENTS.test(path)) return 'documents';
  return path.replace(VERSIONED, '/').split('/')[1] ?? 'api';
}

/** First what the API is for, then what looks after it. */
export function tagsOf(paths: readonly string[]): readonly string[] {
  const [domain, rest] = [true, false].map((isVersioned) =>
    paths.filter((path) => VERSIONED.test(path) === isVersioned).map(tagOf),
  );
  return [...new Set([...(domain ?? []), ...(rest ?? [])])];
}

function pathParameters({ path, pathParameters: known }: RouteContract): OpenApiParameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const parameter = known[name];
    if (!parameter) throw new Error(`Nothing says what :${name} of ${path} is.`);
    return { name, in: 'path', ...parameter, required: true };
  });
}

function queryParameters({ query }: RouteContract, schemas: SchemaReferences): OpenApiParameter[] {
  if (!query) return [];
  return parametersOf(query, schemas).map(({ name, required, schema }) => {
    const { description, ...rules } = schema as JsonSchema & { readonly description?: string };
    const described = description === undefined ? {} : { description };
    return { name, in: 'query', required, ...described, schema: rules };
  });
}

function requestBody(
  { body, documentation }: RouteContract,
  schemas: SchemaReferences,
): OpenApiOperation['requestBody'] {
  const required = !documentation?.bodyOptional;
  if (documentation?.body) {
    const content = Object.entries(documentation.body).map(
      ([mediaType, contract]) => [mediaType, mediaOf(contract, schemas)] as const,
    );
    return { required, content: Object.fromEntries(content) };
  }
  if (!body || body === (Object as unknown)) return undefined;
  return { required, content: { 'application/json': mediaOf(contractOf(body), schemas) } };
}

function answers(route: RouteContract, schemas: SchemaReferences): Record<string, OpenApiResponse> {
  const { answers: declared = {}, streams } = route.documentation ?? {};
  return Object.fromEntries(
    Object.entries(declared).map(([status, answer]) => {
      const stream = streams && { 'text/event-stream': streamOf(contractOf(streams), schemas) };
      const content = { ...contentOf(answer, schemas), ...stream };
      const headers = headersOfAnswer(route, answer);
      return [
        status,
        {
          description: answer.description,
          headers,
          ...(Object.keys(content).length > 0 && { content }),
        },
      ];
    }),
  );
}

function contentOf(
  { body, mediaType }: DocumentedAnswer,
  schemas: SchemaReferences,
): Record<string, OpenApiMedia> {
  if (!body) return mediaType === undefined ? {} : { [mediaType]: { schema: {} } };
  const contract = typeof body === 'function' ? contractOf(body) : body;
  return { [mediaType ?? 'application/json']: mediaOf(contract, schemas) };
}

function mediaOf(contract: Contract, schemas: SchemaReferences): OpenApiMedia {
  return { schema: schemas.refTo(contract), example: contract.example };
}

/** OpenAPI 3.1 has no schema for a sequence of events: it shows one frame. */
function streamOf(contract: Contract, schemas: SchemaReferences): OpenApiMedia {
  schemas.refTo(contract);
  return {
    schema: {
      type: 'string',
      description: `Server-sent events; the \`data\` of each is one ${contract.name}, its \`id\` the number to resume after.`,
    },
    example: `id: 1\ndata: ${JSON.stringify(contract.example)}\n\n`,
  };
}

function refusals(
  route: RouteContract,
  parameters: readonly OpenApiParameter[],
  schemas: SchemaReferences,
): Record<string, OpenApiResponse> {
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const problem = schemas.refTo(problemContract);
  return Object.fromEntries(
    Object.entries(refusalsOf(route, names)).map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        headers: headersOfRefusal(Number(status)),
        content: {
          [PROBLEM_MEDIA_TYPE]: {
            schema: {
              allOf: [
                problem,
                { properties: { status: { const: Number(status) }, code: { enum: codes } } },
              ],
            },
          },
        },
      },
    ]),
  );
}

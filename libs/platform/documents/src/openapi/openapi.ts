import { DIALECT, SchemaCollection } from '#platform/json-schema';
import { type PublishedApi } from '../documents.js';
import { commonHeaders } from './headers.js';
import { type OpenApiDocument, type OpenApiOperation } from './openapi-document.js';
import { operationOf, tagsOf } from './operation.js';

/** Every route of the API as OpenAPI 3.1. */
export function openApiOf({ title, version, description, routes }: PublishedApi): OpenApiDocument {
  const schemas = new SchemaCollection((name) => `#/components/schemas/${name}`);
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title,
      version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: DIALECT,
    servers: [{ url: '/', description: 'Where this document came from.' }],
    tags: tagsOf(routes.map(({ path }) => path)).map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.schemas,
      headers: commonHeaders,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A token of the issuer. Its claim `role` names the role; that of a service names in `sources` what it publishes for.',
        },
      },
    },
  };
}

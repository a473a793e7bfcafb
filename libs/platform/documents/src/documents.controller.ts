import { Controller, Get, Header, Param } from '@nestjs/common';
import { Documented, documentPathParameter, Public } from '#platform/http';
import { type JsonSchema } from '#platform/json-schema';
import { CaselineError } from '#platform/kernel';
import { type AsyncApiDocument } from './asyncapi/asyncapi.js';
import { type OpenApiDocument } from './openapi/openapi-document.js';
import { STYLES } from './pages/styles.js';
import { PublishedDocuments } from './published-documents.provider.js';

/** Pages of ours without scripts, forms or anything from elsewhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Describes the API and holds no data of anybody: open to everybody, as the tools that read it have no token. */
@Controller()
@Public()
export class DocumentsController {
  constructor(private readonly documents: PublishedDocuments) {}

  @Get('openapi.json')
  @Documented({
    summary: 'The API as OpenAPI 3.1',
    answers: { 200: { description: 'The document.', mediaType: 'application/json' } },
  })
  openApi(): OpenApiDocument {
    return this.documents.openApi();
  }

  @Get('asyncapi.json')
  @Documented({
    summary: 'Its messages as AsyncAPI 3',
    answers: { 200: { description: 'The document.', mediaType: 'application/json' } },
  })
  asyncApi(): AsyncApiDocument {
    return this.documents.asyncApi();
  }

  @Get('schemas/:file')
  @Header('content-type', 'application/schema+json')
  @Documented({
    summary: 'A contract as JSON Schema',
    description:
      'Draft 2020-12. The `dataschema` of a wallet event may name the schema of its data, e.g. `TopUpFailed.v1.json`.',
    answers: {
      200: {
        description: 'The schema.',
        mediaType: 'application/schema+json',
      },
    },
    refusals: { 404: ['schema-not-found'] },
  })
  schema(@SchemaFile() file: string): JsonSchema {
    const name = file.replace(/\.json$/, '');
    const schemas = this.documents.schemas();
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (schema) return schema;
    throw new CaselineError('not-found', 'schema-not-found', 'There is no schema of this name.');
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  @Documented({
    summary: 'The API as a page for people',
    answers: { 200: { description: 'The page.', mediaType: 'text/html' } },
  })
  docs(): string {
    return this.documents.page();
  }

  @Get('docs/style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Documented({
    summary: 'What the page looks like',
    answers: { 200: { description: 'Its styles.', mediaType: 'text/css' } },
  })
  styles(): string {
    return STYLES;
  }
}

function SchemaFile(): ParameterDecorator {
  return (prototype, method, index) => {
    Param('file')(prototype, method, index);
    documentPathParameter('file', {
      description: 'The name of a contract, and `.json`.',
      schema: { type: 'string' },
      example: 'TopUpFailed.v1.json',
    })(prototype, method, index);
  };
}

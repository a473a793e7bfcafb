import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type ControllerClass, routeContracts } from '#platform/http';
import { type Contract, DIALECT, type JsonSchema, SchemaCollection } from '#platform/json-schema';
import { type AsyncApiDocument, asyncApiOf } from './asyncapi/asyncapi.js';
import { type Channel, type PublishedApi } from './documents.js';
import { type OpenApiDocument } from './openapi/openapi-document.js';
import { openApiOf } from './openapi/openapi.js';
import { operationOf } from './openapi/operation.js';
import { apiPage } from './pages/api-page.js';

export const DOCUMENTS_SETTINGS = Symbol('DocumentsSettings');

export interface DocumentsSettings {
  readonly title: string;
  /** Of the contracts, by semantic versioning. */
  readonly version: string;
  readonly description: string;
  readonly channels: readonly Channel[];
}

/** The documents of this application, made once from what its code declares. */
@Injectable()
export class PublishedDocuments {
  #openApi: OpenApiDocument | undefined;
  #page: string | undefined;
  #asyncApi: AsyncApiDocument | undefined;
  #schemas: Readonly<Record<string, JsonSchema>> | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    @Inject(DOCUMENTS_SETTINGS) private readonly settings: DocumentsSettings,
  ) {}

  /** @throws Error for a route that is not documented, or a rule that no schema can show. */
  openApi(): OpenApiDocument {
    this.#openApi ??= openApiOf(this.api());
    return this.#openApi;
  }

  /** The same for people, as HTML. */
  page(): string {
    this.#page ??= apiPage(this.openApi());
    return this.#page;
  }

  asyncApi(): AsyncApiDocument {
    this.#asyncApi ??= asyncApiOf(this.api());
    return this.#asyncApi;
  }

  /** Each published contract as a document of its own, by name. */
  schemas(): Readonly<Record<string, JsonSchema>> {
    this.#schemas ??= schemaFiles(this.api());
    return this.#schemas;
  }

  /** Every published contract, by name. */
  contracts(): readonly Contract[] {
    return collected(this.api(), (name) => `${name}.json`).contracts;
  }

  api(): PublishedApi {
    const controllers = [...this.modules.values()]
      .flatMap((module) => [...module.controllers.values()])
      .map(({ metatype }) => metatype as ControllerClass);
    return { ...this.settings, routes: routeContracts([...new Set(controllers)]) };
  }
}

function schemaFiles(api: PublishedApi): Readonly<Record<string, JsonSchema>> {
  const { schemas } = collected(api, (name) => `${name}.json`);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { $schema: DIALECT, $id: `/schemas/${name}.json`, title: name, ...schema },
    ]),
  );
}

/** Also for what stands beside this file: whatever a route or a channel leads to is published. */
function collected(
  { routes, channels }: PublishedApi,
  urlOf: (name: string) => string,
): SchemaCollection {
  const schemas = new SchemaCollection(urlOf);
  for (const route of routes) operationOf(route, schemas);
  for (const { contract } of channels.flatMap(({ messages }) => messages)) schemas.refTo(contract);
  return schemas;
}

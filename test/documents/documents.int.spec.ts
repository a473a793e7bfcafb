import { Parser } from '@asyncapi/parser';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { walletEventTypes } from '#contracts';
import { declaredAccess } from '#platform/http';
import { PublishedDocuments, type OpenApiDocument } from '#platform/documents';
import { type JsonSchema } from '#platform/json-schema';
import { startApp, type StartedApp } from '../e2e/start-app.js';
import { SchemaValidator } from './schema-validator.js';

/** Of the parser's severities; 0 is an error. */
const WARNING = 1;

describe('published documents', () => {
  let caseline: StartedApp;
  let openApi: OpenApiDocument;

  beforeAll(async () => {
    caseline = await startApp();
    openApi = (await json('/openapi.json')) as OpenApiDocument;
  });

  afterAll(() => caseline.close());

  async function json(path: string): Promise<unknown> {
    const response = await fetch(caseline.url + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.json();
  }

  it('AsyncAPI is valid and shows every wallet event and the live timeline', async () => {
    const text = await (await fetch(`${caseline.url}/asyncapi.json`)).text();
    const { document, diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(({ severity }) => (severity as number) <= WARNING)).toEqual([]);
    const channels = document!
      .channels()
      .all()
      .map((channel) => [channel.id(), channel.messages().length]);
    expect(channels).toEqual([
      ['walletEvents', walletEventTypes().length],
      ['caseTimeline', 1],
      ['walletActions', 1],
    ]);
  });

  it('OpenAPI has every route, with its roles', () => {
    const documented = Object.entries(openApi.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        operation['x-roles'] ?? 'everybody',
      ]),
    );
    const declared = declaredAccess(caseline.app).map(({ route, openTo }) => [route, openTo]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
  });

  it('every example fits its schema', () => {
    const documents = caseline.app.get(PublishedDocuments, { strict: false });
    const validator = new SchemaValidator(documents.schemas());
    const faults = documents
      .contracts()
      .flatMap(({ name, example }) =>
        validator.faults(name, example).map((fault) => [name, fault]),
      );
    expect(faults).toEqual([]);
    expect(documents.contracts().length).toBeGreaterThan(30);
  });

  it('serves each schema at the address that it names', async () => {
    const names = Object.keys(openApi.components.schemas);
    for (const name of names) {
      const response = await fetch(`${caseline.url}/schemas/${name}.json`);
      expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/);
      expect(await response.json()).toMatchObject({ $id: `/schemas/${name}.json` });
    }
    const missing = await fetch(`${caseline.url}/schemas/toString.json`);
    expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([
      404,
      'schema-not-found',
    ]);
  });

  it('shows what is personal data', () => {
    const { schemas } = openApi.components;
    const marks = Object.entries(schemas['ComplaintFiled.v1']!.properties!).flatMap(
      ([field, schema]) => {
        const mark = (schema as JsonSchema)['x-personal-data'];
        return mark === undefined ? [] : [[field, mark]];
      },
    );
    expect(Object.fromEntries(marks)).toEqual({
      accountId: 'identifier',
      customerId: 'identifier',
      description: 'personal',
      screenshots: 'personal',
      situationId: 'identifier',
    });
  });

  it('has a page that names every route and every schema and loads nothing from elsewhere', async () => {
    const response = await fetch(`${caseline.url}/docs`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    for (const path of Object.keys(openApi.paths)) expect(page).toContain(`<code>${path}</code>`);
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor!);
    expect(anchors.filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([]);
    expect(page).not.toMatch(/<script|style=|(?:src|href)="(?:https?:)?\/\//);
    const styles = await fetch(`${caseline.url}/docs/style.css`);
    expect(styles.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });
});

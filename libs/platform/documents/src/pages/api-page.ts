import {
  type OpenApiDocument,
  type OpenApiMedia,
  type OpenApiOperation,
} from '../openapi/openapi-document.js';
import { type Html, html, prose } from './html.js';
import { fieldRow, schemaTable, typeOf } from './schema-table.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** The whole API on one page that needs no script. */
export function apiPage(document: OpenApiDocument): string {
  const { info, components } = document;
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  );
  const tags = document.tags.map(({ name }) => name);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} ${info.version}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <nav aria-label="Contents">
          <a class="brand" href="#top">${info.title}</a>
          ${tags.map((tag) => navigation(tag, ofTag(routes, tag)))}
          <h2><a href="#schemas">Schemas</a></h2>
        </nav>
        <main id="top">
          <h1>${info.title} <small>${info.version}</small></h1>
          <p>${prose(info.description)}</p>
          <p class="documents">
            <a href="/openapi.json">OpenAPI 3.1</a> <a href="/asyncapi.json">AsyncAPI 3</a>
          </p>
          ${tags.map(
            (tag) =>
              html`<section>
                <h2 id="tag-${tag}">${tag}</h2>
                ${ofTag(routes, tag).map(routeArticle)}
              </section>`,
          )}
          <section>
            <h2 id="schemas">Schemas</h2>
            ${Object.entries(components.schemas).map(([name, schema]) => schemaArticle(name, schema))}
          </section>
        </main>
      </body>
    </html>`.text;
}

function ofTag(routes: readonly Route[], tag: string): readonly Route[] {
  return routes.filter(({ operation }) => operation.tags.includes(tag));
}

function navigation(tag: string, routes: readonly Route[]): Html {
  return html`<h2><a href="#tag-${tag}">${tag}</a></h2>
    <ul>
      ${routes.map(
        ({ operation }) =>
          html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
      )}
    </ul>`;
}

function routeArticle({ method, path, operation }: Route): Html {
  const roles = operation['x-roles'];
  return html`<article id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="route"><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code></p>
    <p class="roles">
      ${roles ? html`For: ${roles.join(', ')}. Needs a token.` : 'Open to everybody.'}
    </p>
    ${operation.description === undefined ? undefined : html`<p>${prose(operation.description)}</p>`}
    ${parameterTable(operation)}
    ${operation.requestBody ? bodies('Body', operation.requestBody.content) : undefined}
    ${Object.entries(operation.responses).map(([status, response]) =>
      Number(status) < 400
        ? html`<h4><b class="good">${status}</b> ${prose(response.description)}</h4>
            ${response.content ? bodies(undefined, response.content) : undefined}`
        : undefined,
    )}
    <details>
      <summary>Refusals</summary>
      <table>
        <tbody>
          ${Object.entries(operation.responses)
            .filter(([status]) => Number(status) >= 400)
            .map(
              ([status, { description }]) =>
                html`<tr>
                  <td><b class="bad">${status}</b></td>
                  <td>${prose(description)}</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </details>
  </article>`;
}

function parameterTable({ parameters }: OpenApiOperation): Html | undefined {
  if (parameters.length === 0) return undefined;
  return html`<h4>Parameters</h4>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">type</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>
          ${parameters.map(({ name, description = '', schema, required, ...parameter }) =>
            fieldRow(
              name,
              { ...schema, description: `${description} (${parameter.in})` },
              required,
            ),
          )}
        </tbody>
      </table>
    </div>`;
}

function bodies(title: string | undefined, content: Readonly<Record<string, OpenApiMedia>>): Html {
  return html`${title === undefined ? undefined : html`<h4>${title}</h4>`}
  ${Object.entries(content).map(
    ([mediaType, { schema, example }]) =>
      html`<p><code>${mediaType}</code> ${typeOf(schema)}</p>
        ${example === undefined ? undefined : exampleBlock(example)}`,
  )}`;
}

function exampleBlock(example: unknown): Html {
  const text = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return html`<pre tabindex="0"><code>${text}</code></pre>`;
}

function schemaArticle(
  name: string,
  schema: OpenApiDocument['components']['schemas'][string],
): Html {
  const [example] = [schema.examples].flat();
  return html`<article id="schema-${name}">
    <h3>
      ${name} <small><a href="/schemas/${name}.json">JSON Schema</a></small>
    </h3>
    ${schemaTable(schema)}
    <details>
      <summary>Example</summary>
      ${exampleBlock(example)}
    </details>
  </article>`;
}

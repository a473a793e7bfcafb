import { type FastifyInstance } from 'fastify';

/**
 * What the application's paths take, to tell a wrong method from a wrong path. Asked only when no route
 * was found: routes of our own for all other methods would hide `GET /cases/:id` behind `POST /cases/batch`.
 */
export class DeclaredRoutes {
  readonly #routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  /** Collects the routes as they are declared. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      this.#routes.push({
        pattern: patternOf(url),
        methods: Array.isArray(method) ? method : [method],
      });
    });
  }

  /** The methods that a path takes; none when there is nothing at it. */
  methodsAt(url: string): readonly string[] {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    const methods = this.#routes
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

function patternOf(url: string): RegExp {
  const segments = url
    .split('/')
    .map((segment) =>
      segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${segments.join('/')}$`);
}

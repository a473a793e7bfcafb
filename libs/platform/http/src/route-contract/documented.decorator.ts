import { type Contract, type JsonSchema } from '#platform/json-schema';

type ContractClass = abstract new () => object;

export interface DocumentedAnswer {
  readonly description: string;
  /** A published class, or a contract. */
  readonly body?: ContractClass | Contract;
  /** Of the body; application/json by default. Alone it says that the body has a standard of its own. */
  readonly mediaType?: string;
  /** Headers of this answer only, each with what it says. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DocumentedParameter {
  readonly description: string;
  readonly schema: JsonSchema;
  /** Left out where it would be copied and not meant. */
  readonly example?: unknown;
  readonly required?: boolean;
}

/** What the documents say of a route that none of its other decorators does. */
export interface RouteDocumentation {
  /** In a few words: a title. */
  readonly summary: string;
  readonly description?: string;
  /** By status. */
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
  /** Codes of problems of its own by status; what every route may answer goes without saying. */
  readonly refusals?: Readonly<Record<number, readonly string[]>>;
  /** The body may be left out. */
  readonly bodyOptional?: true;
  /** By media type, where the body is not one class. */
  readonly body?: Readonly<Record<string, Contract>>;
  readonly headers?: Readonly<Record<string, DocumentedParameter>>;
  /** What each event of `text/event-stream` holds, for a route with an `@EventStream()`. */
  readonly streams?: ContractClass;
}

const DOCUMENTATION_METADATA = 'caseline:documentation';
const PATH_METADATA = 'caseline:path-parameters';

export const Documented =
  (documentation: RouteDocumentation): MethodDecorator =>
  (_target, _name, descriptor) => {
    Reflect.defineMetadata(DOCUMENTATION_METADATA, documentation, descriptor.value as object);
  };

export function documentationOf(handler: object): RouteDocumentation | undefined {
  return Reflect.getMetadata(DOCUMENTATION_METADATA, handler) as RouteDocumentation | undefined;
}

/** For decorators of path parameters: what the parameter may be. */
export function documentPathParameter(
  name: string,
  parameter: DocumentedParameter,
): ParameterDecorator {
  return (prototype, method) => {
    const handler = (prototype as Readonly<Record<string | symbol, unknown>>)[method ?? ''];
    const known = pathParametersOf(handler as object);
    Reflect.defineMetadata(PATH_METADATA, { ...known, [name]: parameter }, handler as object);
  };
}

export function pathParametersOf(handler: object): Readonly<Record<string, DocumentedParameter>> {
  return (Reflect.getMetadata(PATH_METADATA, handler) ?? {}) as Record<string, DocumentedParameter>;
}

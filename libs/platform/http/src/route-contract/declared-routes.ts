import { RequestMethod } from '@nestjs/common';
import { MetadataScanner } from '@nestjs/core';
import {
  accessOf,
  type DeclaredAccess,
  joined,
  METHOD,
  PATH,
  pathsOf,
} from '../access/declared-access.js';
import {
  documentationOf,
  type DocumentedParameter,
  pathParametersOf,
  type RouteDocumentation,
} from './documented.decorator.js';
import { featuresOf, type RouteFeatureName } from './route-features.decorator.js';

export type ControllerClass = new (...args: never[]) => object;

type ParameterClass = abstract new () => object;

/** A route as its controller declares it. */
export interface RouteContract {
  /** Names it in clients that are generated, e.g. `assignCase`. */
  readonly id: string;
  readonly method: string;
  /** e.g. `/v1/cases/:caseId` */
  readonly path: string;
  readonly openTo: DeclaredAccess['openTo'];
  readonly features: readonly RouteFeatureName[];
  readonly pathParameters: Readonly<Record<string, DocumentedParameter>>;
  readonly query: ParameterClass | undefined;
  readonly body: ParameterClass | undefined;
  /** Undefined for a route that nobody has documented. */
  readonly documentation: RouteDocumentation | undefined;
}

// Nest's own names, which it does not export.
const ARGUMENTS = '__routeArguments__';
const BODY = '3';
const QUERY = '4';
const PARAMETER_TYPES = 'design:paramtypes';

/** What the controllers declare, in the order of paths. */
export function routeContracts(controllers: readonly ControllerClass[]): readonly RouteContract[] {
  return controllers
    .flatMap(routesOf)
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

function routesOf(controller: ControllerClass): readonly RouteContract[] {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  const names = new MetadataScanner()
    .getAllMethodNames(prototype)
    .filter((name) => Reflect.hasMetadata(PATH, prototype[name] ?? {}));
  return names.flatMap((name) => {
    const handler = prototype[name] as () => unknown;
    const contract = {
      id: idOf(controller, names.length === 1 ? '' : name),
      method: RequestMethod[Reflect.getMetadata(METHOD, handler) as number] ?? '',
      openTo: accessOf(handler, controller),
      features: featuresOf(handler),
      pathParameters: pathParametersOf(handler),
      query: parameterClass(controller, name, QUERY),
      body: parameterClass(controller, name, BODY),
      documentation: documentationOf(handler),
    };
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(handler).map((path) => ({ ...contract, path: joined(prefix, path) })),
    );
  });
}

function parameterClass(
  controller: ControllerClass,
  method: string,
  kind: string,
): ParameterClass | undefined {
  const types = Reflect.getMetadata(PARAMETER_TYPES, controller.prototype as object, method) as
    readonly ParameterClass[] | undefined;
  const declared = (Reflect.getMetadata(ARGUMENTS, controller, method) ?? {}) as Readonly<
    Record<string, { readonly index: number }>
  >;
  const found = Object.entries(declared).find(([key]) => key.startsWith(`${kind}:`));
  return found && types?.[found[1].index];
}

/** `AssignCaseController` is `assignCase`. */
function idOf({ name }: ControllerClass, method: string): string {
  const subject = name.replace(/Controller$/, '');
  const id = subject.charAt(0).toLowerCase() + subject.slice(1);
  return method === '' ? id : `${id}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { type Role } from './caller.js';
import { PUBLIC_METADATA, ROLES_METADATA } from './roles.decorator.js';

/** One route of a controller, and to whom it is open. */
export interface DeclaredAccess {
  /** e.g. `POST /v1/cases` */
  readonly route: string;
  readonly openTo: readonly Role[] | 'everybody' | 'nobody';
}

// Nest's own names, which it does not export.
export const PATH = 'path';
export const METHOD = 'method';

type ControllerClass = new (...args: never[]) => object;

/** Every route that the application's controllers declare. */
export function declaredAccess(app: INestApplicationContext): readonly DeclaredAccess[] {
  const controllers = [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .map(({ metatype }) => metatype as ControllerClass);
  return [...new Set(controllers)].flatMap(routesOf);
}

/** For a test that finds the list empty: such routes answer 403 to everybody. */
export function findRoutesWithoutRole(app: INestApplicationContext): readonly string[] {
  return declaredAccess(app)
    .filter(({ openTo }) => openTo === 'nobody')
    .map(({ route }) => route);
}

function routesOf(controller: ControllerClass): DeclaredAccess[] {
  const prototype = controller.prototype as Record<string, () => unknown>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (!handler || !Reflect.hasMetadata(PATH, handler)) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD, handler) as number] ?? '';
    const openTo = accessOf(handler, controller);
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(handler).map((path) => ({ route: `${method} ${joined(prefix, path)}`, openTo })),
    );
  });
}

export function accessOf(
  handler: () => unknown,
  controller: ControllerClass,
): DeclaredAccess['openTo'] {
  const reflector = new Reflector();
  const targets = [handler, controller];
  if (reflector.getAllAndOverride<true | undefined>(PUBLIC_METADATA, targets)) return 'everybody';
  const roles = reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_METADATA, targets);
  return roles ?? 'nobody';
}

export function pathsOf(declaration: object): readonly string[] {
  const path: unknown = Reflect.getMetadata(PATH, declaration);
  return (Array.isArray(path) ? path : [path ?? '']) as readonly string[];
}

export function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}

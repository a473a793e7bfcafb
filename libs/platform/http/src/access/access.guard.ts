import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { CaselineError } from '#platform/kernel';
import { currentContext } from '#platform/observability';
import { Authentication } from './authentication.js';
import { type Role } from './caller.js';
import { PUBLIC_METADATA, ROLES_METADATA } from './roles.decorator.js';

/** Denies by default: a route is open to nobody until it says to whom. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC_METADATA, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller, expiresAt } = await this.authentication.required(request);
    request.caller = caller;
    request.tokenExpiresAt = expiresAt;
    const work = currentContext();
    if (work) work.caller = { id: caller.id, role: caller.role };
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(
      ROLES_METADATA,
      targets,
    );
    requireRole(caller.role, roles ?? []);
    return true;
  }
}

function requireRole(role: Role, allowed: readonly Role[]): void {
  if (allowed.includes(role)) return;
  throw new CaselineError(
    'forbidden',
    'role-not-allowed',
    allowed.length === 0
      ? 'This route is open to nobody.'
      : `Your role is ${role}; this route is for: ${allowed.join(', ')}.`,
    { extensions: { allowedRoles: allowed } },
  );
}

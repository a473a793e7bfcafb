import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { CaselineError } from '#platform/kernel';
import { currentContext } from '#platform/observability';
import { wantsEventStream } from '../event-stream/wants-event-stream.js';
import { featuresOf } from '../route-contract/route-features.decorator.js';
import { Tickets } from '../tickets/tickets.provider.js';
import { Authentication } from './authentication.js';
import { type Role } from './caller.js';
import { PUBLIC_METADATA, ROLES_METADATA } from './roles.decorator.js';
import { type VerifiedToken } from './token-verifier.js';

/** Denies by default: a route is open to nobody until it says to whom. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly tickets: Tickets,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC_METADATA, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller, expiresAt } = await this.#callerOf(request, context.getHandler());
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

  /** By a token; by a ticket only where a live stream is opened, which is all that a browser needs it for. */
  async #callerOf(request: FastifyRequest, handler: object): Promise<VerifiedToken> {
    const ticket = ticketOf(request);
    const opensStream =
      featuresOf(handler).includes('event-stream') && wantsEventStream(request.headers.accept);
    if (ticket === undefined || !opensStream || request.headers.authorization !== undefined) {
      return this.authentication.required(request);
    }
    return this.tickets.redeem(ticket, request.url.split('?', 1)[0] ?? '');
  }
}

function ticketOf({ query }: FastifyRequest): string | undefined {
  const { ticket } = query as Readonly<Record<string, unknown>>;
  return typeof ticket === 'string' && ticket !== '' ? ticket : undefined;
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

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { CaselineError } from '#platform/kernel';
import { CONSUMES_METADATA } from './consumes.decorator.js';

const DEFAULT: readonly string[] = ['application/json'];

/** A body of another media type is JSON too, and means something else. */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.body === undefined || request.body === null) return true;
    const taken =
      this.reflector.getAllAndOverride<readonly string[] | undefined>(CONSUMES_METADATA, [
        context.getHandler(),
        context.getClass(),
      ]) ?? DEFAULT;
    if (!taken.includes(mediaTypeOf(request))) throw unsupported(taken);
    return true;
  }
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function unsupported(taken: readonly string[]): CaselineError {
  return new CaselineError(
    'unsupported-media-type',
    'unsupported-media-type',
    `This route takes bodies of the media types: ${taken.join(', ')}.`,
  );
}

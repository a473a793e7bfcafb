import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { CaselineError } from '#platform/kernel';
import { mediaTypesTaken } from './consumes.decorator.js';

/** A body of another media type is JSON too, and means something else. */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.body === undefined || request.body === null) return true;
    const taken = mediaTypesTaken(request);
    if (!taken.includes(mediaTypeOf(request))) throw unsupportedMediaType(taken);
    return true;
  }
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

export function unsupportedMediaType(taken: readonly string[]): CaselineError {
  return new CaselineError(
    'unsupported-media-type',
    'unsupported-media-type',
    `This route takes bodies of the media types: ${taken.join(', ')}.`,
  );
}

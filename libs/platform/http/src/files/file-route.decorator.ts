import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  UseInterceptors,
} from '@nestjs/common';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Consumes } from '../application/consumes.decorator.js';
import { FileRouteInterceptor } from './file-route.interceptor.js';
import { FILE_MEDIA_TYPES } from './file-settings.js';
import { type ReceivedFile } from './received-file.js';

/**
 * On a route whose body is one file: nothing of it is read before it is known who sends it. Goes below
 * `@CommandRoute()`, which wants to know the body.
 */
export const FileRoute = () =>
  applyDecorators(Consumes(...FILE_MEDIA_TYPES), UseInterceptors(FileRouteInterceptor));

/** The file of a request to a `@FileRoute()`. */
export const FileBody = createParamDecorator(
  (_: unknown, context: ExecutionContext): ReceivedFile => {
    const { receivedFile } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!receivedFile) throw new Error('The route has a @FileBody() and is no @FileRoute().');
    return receivedFile;
  },
);

/** Leaves the bodies of files alone until a route asks for them. */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...FILE_MEDIA_TYPES], (_request, body, done) => {
    done(null, body);
  });
}

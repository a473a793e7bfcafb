import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { CaselineError } from '#platform/kernel';
import { HTTP_SETTINGS, type HttpSettings } from '../application/http-settings.js';
import { DEFAULT_FILES, type FileSettings } from './file-settings.js';
import { fileNameIn } from './received-file.js';
import { receiveFile } from './receive-file.js';

/**
 * Receives the file of a request when it is known who sends it and that they may. In the body's place it leaves
 * what tells this request from another one, so that a command's Idempotency-Key holds for files, too.
 */
@Injectable()
export class FileRouteInterceptor implements NestInterceptor {
  readonly #files: FileSettings;
  #underWay = 0;

  constructor(@Inject(HTTP_SETTINGS) settings: Pick<HttpSettings, 'files'>) {
    this.#files = { ...DEFAULT_FILES, ...settings.files };
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    if (this.#underWay >= this.#files.atOnce) throw tooManyFiles(this.#files.atOnce);
    this.#underWay += 1;
    try {
      await this.#receive(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
      return next.handle().pipe(
        finalize(() => {
          this.#release();
        }),
      );
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  async #receive(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const name = fileNameIn(request.headers['file-name']);
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    const announced = request.headers['content-length'];
    const bytes = await receiveFile(body, announced, this.#files.maxBytes).catch(
      (error: unknown) => {
        // Whatever is still coming is not read.
        void reply.header('connection', 'close');
        throw error;
      },
    );
    request.receivedFile = { bytes, name };
    request.body = { name, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  #release(): void {
    this.#underWay -= 1;
  }
}

function tooManyFiles(atOnce: number): CaselineError {
  return new CaselineError(
    'too-many-requests',
    'too-many-files-at-once',
    `At most ${atOnce} files are received at once. Try again in a moment.`,
    { retryAfterSeconds: 1 },
  );
}

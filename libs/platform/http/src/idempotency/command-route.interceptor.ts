import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable } from 'rxjs';
import { CaselineError } from '#platform/kernel';
import { actorOf } from '../access/caller.js';
import { callerOf } from '../access/current-caller.decorator.js';
import { HTTP_SETTINGS, type HttpSettings } from '../application/http-settings.js';
import { commandIdOf, type CommandCause } from './command-cause.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { requestDigest } from './request-digest.js';

/**
 * Looks at the Idempotency-Key before anything else is done, and leaves the command's cause at the
 * request. A key belongs to its request from the first look until that request is refused: what was
 * refused left no trace, so the client may mend the request and keep the key.
 */
@Injectable()
export class CommandRouteInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    @Inject(HTTP_SETTINGS) private readonly settings: Pick<HttpSettings, 'keyring'>,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = idempotencyKeyOf(request.headers['idempotency-key']);
    const cause = this.#causeOf(request, key);
    request.commandCause = cause;
    if (key === undefined) return next.handle();
    const binding = await this.keys.bind(cause.id, cause.requestDigest);
    const answered = next.handle();
    return binding === 'new'
      ? this.#releasedIfRefused(answered, cause)
      : this.#boundAgain(answered, cause);
  }

  #causeOf(request: FastifyRequest, key: string | undefined): CommandCause {
    const caller = callerOf(request);
    return {
      id: commandIdOf(caller, key),
      actor: actorOf(caller),
      correlationId: request.id,
      requestDigest: requestDigest(this.settings.keyring, request),
    };
  }

  #releasedIfRefused(answered: Observable<unknown>, cause: CommandCause): Observable<unknown> {
    return answered.pipe(
      catchError(async (error: unknown) => {
        if (isRefusal(error)) await this.keys.release(cause.id, cause.requestDigest);
        throw error;
      }),
    );
  }

  /** A copy that met this request may have been refused and have released the key meanwhile. */
  #boundAgain(answered: Observable<unknown>, cause: CommandCause): Observable<unknown> {
    return answered.pipe(
      mergeMap((answer) => from(this.keys.bind(cause.id, cause.requestDigest).then(() => answer))),
    );
  }
}

/** Anything else may have taken effect although it failed. */
function isRefusal(error: unknown): boolean {
  return error instanceof CaselineError && error.kind !== 'unavailable';
}

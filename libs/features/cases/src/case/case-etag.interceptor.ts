import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { etagOf } from '#platform/http';
import { type CaseOverview } from './case-overview.js';

/** Gives an answer that is a case the case's revision as its ETag. */
@Injectable()
export class CaseEtagInterceptor implements NestInterceptor<CaseOverview, CaseOverview> {
  intercept(context: ExecutionContext, next: CallHandler<CaseOverview>): Observable<CaseOverview> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ revision }) => void reply.header('etag', etagOf(revision))));
  }
}

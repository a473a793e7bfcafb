import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import { CommandRoute, Roles } from '#platform/http';
import { CaseEtagInterceptor } from './case-etag.interceptor.js';

/** A command of an agent: answers 200 with the case as the command left it, and its ETag. */
export const CaseCommandRoute = () =>
  applyDecorators(
    HttpCode(200),
    Roles('agent', 'supervisor'),
    CommandRoute(),
    UseInterceptors(CaseEtagInterceptor),
  );

import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { RouteFeature } from '#platform/http';
import { CaseEtagInterceptor } from './case-etag.interceptor.js';

/** Answers with a case and its revision as ETag. */
export const CaseEtag = () =>
  applyDecorators(UseInterceptors(CaseEtagInterceptor), RouteFeature('etag'));

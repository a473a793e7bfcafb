import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  CommandRoute,
  Documented,
  type Role,
  Roles,
  type RouteDocumentation,
} from '#platform/http';
import { CaseEtag } from './case-etag.decorator.js';
import { CaseOverviewResponse } from './case-overview.response.js';

type CommandDocumentation = Pick<
  RouteDocumentation,
  'summary' | 'description' | 'refusals' | 'body' | 'bodyOptional'
> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestHeaders?: RouteDocumentation['headers'];
  /** What agents may not do. */
  readonly bySupervisors?: true;
};

/** A command of an agent: answers 200 with the case as the command left it, and its ETag. */
export const CaseCommandRoute = ({
  headers = {},
  requestHeaders = {},
  bySupervisors,
  ...documentation
}: CommandDocumentation) =>
  applyDecorators(
    HttpCode(200),
    Roles(...rolesOf(bySupervisors)),
    CommandRoute(),
    CaseEtag(),
    Documented({
      ...documentation,
      headers: requestHeaders,
      answers: {
        200: {
          description: 'The case right after the command took effect, now or before.',
          body: CaseOverviewResponse,
          headers,
        },
      },
    }),
  );

function rolesOf(bySupervisors: true | undefined): readonly [Role, ...Role[]] {
  return bySupervisors ? ['supervisor'] : ['agent', 'supervisor'];
}

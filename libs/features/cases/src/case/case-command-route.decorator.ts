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
  /** Agents and supervisors without it. */
  readonly roles?: readonly [Role, ...Role[]];
};

/** A command of an agent: answers 200 with the case as the command left it, and its ETag. */
export const CaseCommandRoute = ({
  headers = {},
  requestHeaders = {},
  roles = ['agent', 'supervisor'],
  refusals = {},
  ...documentation
}: CommandDocumentation) =>
  applyDecorators(
    HttpCode(200),
    Roles(...roles),
    CommandRoute(),
    CaseEtag(),
    Documented({
      ...documentation,
      headers: requestHeaders,
      refusals: withMerged(refusals),
      answers: {
        200: {
          description: 'The case right after the command took effect, now or before.',
          body: CaseOverviewResponse,
          headers,
        },
      },
    }),
  );

/** Whatever concerns a case that is there may concern one that was merged. */
function withMerged(refusals: NonNullable<CommandDocumentation['refusals']>) {
  const ofState = refusals[409] ?? [];
  if (!refusals[404]?.includes('case-not-found') || ofState.includes('case-merged')) {
    return refusals;
  }
  return { ...refusals, 409: [...ofState, 'case-merged'] };
}

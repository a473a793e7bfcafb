import { applyDecorators, HttpCode } from '@nestjs/common';
import { CommandRoute, Documented, Roles, type RouteDocumentation } from '#platform/http';
import { BulkCommandTakenResponse } from './bulk-command.response.js';

/** A command for many cases: answers 202 with its id. */
export const BulkCommandRoute = ({
  refusals = {},
  ...documentation
}: Pick<RouteDocumentation, 'summary' | 'description' | 'refusals'>) =>
  applyDecorators(
    HttpCode(202),
    Roles('supervisor'),
    CommandRoute(),
    Documented({
      ...documentation,
      answers: {
        202: {
          description: 'The command is recorded, and runs by itself.',
          body: BulkCommandTakenResponse,
          headers: { Location: 'Path of the bulk command.' },
        },
      },
      refusals: {
        ...refusals,
        400: ['idempotency-key-required'],
        409: ['no-such-cases', 'too-many-cases'],
        422: ['cases-not-said'],
      },
    }),
  );

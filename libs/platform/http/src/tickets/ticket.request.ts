import { Describe, PublishedAs, textRule } from '#platform/json-schema';

const IsPath = textRule({
  name: 'isPath',
  sentence:
    'must be the path of a live stream, without a query, such as /v1/cases/<caseId>/timeline',
  pattern: /^\/v1\/[A-Za-z0-9/_-]{1,200}$/,
});

@PublishedAs<TicketRequest>({
  direction: 'in',
  example: { path: '/v1/cases/3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b/timeline' },
})
export class TicketRequest {
  @Describe('The one path that the ticket opens.')
  @IsPath()
  path!: string;
}

import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { LinkCases } from './link-cases.js';
import { LinkCasesRequest } from './link-cases.request.js';

@Controller('v1/cases/:caseId/links')
export class LinkCasesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Link a case to another one',
    description:
      'The other one has the same link back. A link that is there already is not made twice.',
    refusals: { 404: ['case-not-found'], 409: ['same-case'], 422: ['unknown-case'] },
  })
  async link(
    @CaseId() caseId: string,
    @Body() { to, relation }: LinkCasesRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    return this.commands.execute(new LinkCases({ caseId, cause }, { caseId: to, relation }));
  }
}

import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RecordContact } from './record-contact.js';
import { RecordContactRequest } from './record-contact.request.js';

@Controller('v1/cases/:caseId/contacts')
export class RecordContactController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Record a contact with the customer',
    refusals: { 404: ['case-not-found'] },
  })
  async record(
    @CaseId() caseId: string,
    @Body() { channel, direction, outcome, note, states }: RecordContactRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    const contact = {
      ...{ channel, direction, outcome },
      ...(note !== undefined && { note }),
      ...(states && { states }),
    };
    return this.commands.execute(new RecordContact(about, contact));
  }
}

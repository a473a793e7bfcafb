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
    description:
      'It begins a contact in which nobody is verified yet. A resolved case that the customer comes back to is open again, ' +
      'unless the resolution was accepted before.',
    refusals: { 404: ['case-not-found'], 409: ['case-merged', 'nothing-told'] },
  })
  async record(
    @CaseId() caseId: string,
    @Body() contact: RecordContactRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(new RecordContact(about, contact));
  }
}

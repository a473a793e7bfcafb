import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AddNote } from './add-note.js';
import { AddNoteRequest } from './add-note.request.js';

@Controller('v1/cases/:caseId/notes')
export class AddNoteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Add a note',
    description: 'Does not change the case’s state, so it needs no `If-Match`.',
    refusals: { 404: ['case-not-found'] },
  })
  async add(
    @CaseId() caseId: string,
    @Body() request: AddNoteRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(new AddNote(about, request.text));
  }
}

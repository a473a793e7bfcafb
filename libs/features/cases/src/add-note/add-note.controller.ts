import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AddNote } from './add-note.js';
import { AddNoteRequest } from './add-note.request.js';

@Controller('v1/cases/:caseId/notes')
export class AddNoteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute()
  async add(
    @Param('caseId') caseId: string,
    @Body() request: AddNoteRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(new AddNote(about, request.text));
  }
}

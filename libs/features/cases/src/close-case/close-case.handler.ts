import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { closeCase, CloseCase } from './close-case.js';
import { REOPEN_WINDOW_MS } from './reopen-window.js';

@CommandHandler(CloseCase)
export class CloseCaseHandler implements ICommandHandler<CloseCase, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    @Inject(REOPEN_WINDOW_MS) private readonly reopenWindowMs: number,
  ) {}

  async execute(command: CloseCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }, now) =>
      closeCase(overview, command, this.reopenWindowMs, now),
    );
  }
}

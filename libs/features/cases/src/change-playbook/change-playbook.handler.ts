import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { ChangePlaybook, changePlaybook } from './change-playbook.js';

@CommandHandler(ChangePlaybook)
export class ChangePlaybookHandler implements ICommandHandler<ChangePlaybook, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly playbooks: Playbooks,
  ) {}

  async execute(command: ChangePlaybook): Promise<CaseOverview> {
    return this.cases.decide(command.about, (current) =>
      changePlaybook(current, command, this.playbooks),
    );
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

@CommandHandler(ClassifyCase)
export class ClassifyCaseHandler implements ICommandHandler<ClassifyCase, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly playbooks: Playbooks,
  ) {}

  async execute(command: ClassifyCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, (current) =>
      classifyCase(current, command, this.playbooks),
    );
  }
}

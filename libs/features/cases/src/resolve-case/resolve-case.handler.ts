import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { caseStream } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { ResolveCase, resolveCase } from './resolve-case.js';
import { mustNotWaitFor } from './wait-for-case.js';

@CommandHandler(ResolveCase)
export class ResolveCaseHandler implements ICommandHandler<ResolveCase, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    @Inject(CASES) private readonly states: Cases,
  ) {}

  async execute(command: ResolveCase): Promise<CaseOverview> {
    const about = await this.#caseThatItIsAbout(command.about.caseId);
    return this.cases.decide(command.about, ({ overview }) => {
      mustNotWaitFor(about, overview);
      return resolveCase(overview, command);
    });
  }

  /** Advice: that case may change at the same time, as two streams are never decided on together. */
  async #caseThatItIsAbout(caseId: string): Promise<CaseOverview | undefined> {
    const stream = caseStream(caseId);
    const { state } = this.states.known(stream) ?? (await this.states.load(stream));
    if (state?.aboutCaseId === undefined) return undefined;
    return (await this.states.load(caseStream(state.aboutCaseId))).state?.overview;
  }
}

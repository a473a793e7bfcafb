import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RouteCase, routeCase } from './route-case.js';

@CommandHandler(RouteCase)
export class RouteCaseHandler implements ICommandHandler<RouteCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: RouteCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => routeCase(overview, command));
  }
}

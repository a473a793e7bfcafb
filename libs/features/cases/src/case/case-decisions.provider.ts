import { Inject, Injectable } from '@nestjs/common';
import { type Case } from './case.js';
import { type CaseCommand } from './case-command.js';
import { type CaseEvent, caseStream, isCaseId } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { CASES, type Cases } from './cases.provider.js';
import { caseMerged, caseNotFound, staleRevision } from './refusals.js';

export type DecideOnCase = (current: Case, now: Date) => readonly CaseEvent[];

/** What every command on an existing case has in common. */
@Injectable()
export class CaseDecisions {
  constructor(@Inject(CASES) private readonly cases: Cases) {}

  /** The case right after the command took effect, now or when it was sent first. */
  async decide(command: CaseCommand, decide: DecideOnCase): Promise<CaseOverview> {
    return this.record(command, (current, now) => {
      const { overview } = current;
      if (overview.mergedInto) throw caseMerged(overview, overview.mergedInto.caseId);
      return decide(current, now);
    });
  }

  /** For what has happened elsewhere already: it is part of a merged case, too. */
  async record(
    { caseId, cause, expectedRevision }: CaseCommand,
    decide: DecideOnCase,
  ): Promise<CaseOverview> {
    if (!isCaseId(caseId)) throw caseNotFound();
    const { state } = await this.cases.decide(
      caseStream(caseId),
      cause,
      ({ state: current }, now) => {
        if (!current) throw caseNotFound();
        const { overview } = current;
        if (expectedRevision !== undefined && expectedRevision !== overview.revision) {
          throw staleRevision(overview.revision);
        }
        return decide(current, now);
      },
    );
    if (!state) throw caseNotFound();
    return state.overview;
  }
}

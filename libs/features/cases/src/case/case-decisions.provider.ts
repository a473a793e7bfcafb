import { Inject, Injectable } from '@nestjs/common';
import { type Case } from './case.js';
import { type CaseCommand } from './case-command.js';
import { type CaseEvent, caseStream, isCaseId } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { CASES, type Cases } from './cases.provider.js';
import { caseMerged, caseNotFound, staleRevision } from './refusals.js';

/** What every command on an existing case has in common. */
@Injectable()
export class CaseDecisions {
  constructor(@Inject(CASES) private readonly cases: Cases) {}

  /** The case right after the command took effect, now or when it was sent first. */
  async decide(
    { caseId, cause, expectedRevision }: CaseCommand,
    decide: (current: Case, now: Date) => readonly CaseEvent[],
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
        if (overview.mergedInto) throw caseMerged(overview, overview.mergedInto.caseId);
        return decide(current, now);
      },
    );
    if (!state) throw caseNotFound();
    return state.overview;
  }
}

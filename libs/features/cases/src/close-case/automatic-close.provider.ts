import { Inject, Injectable } from '@nestjs/common';
import { type Cause } from '#platform/event-store';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type AutomaticClose } from '../case-clock/automatic-close.js';
import { closeCase } from './close-case.js';
import { REOPEN_WINDOW_MS } from './reopen-window.js';

/** Closes what has been resolved for long enough; a case that was closed or reopened meanwhile is left alone. */
@Injectable()
export class AutomaticCloser implements AutomaticClose {
  constructor(
    private readonly cases: CaseDecisions,
    @Inject(REOPEN_WINDOW_MS) private readonly reopenWindowMs: number,
  ) {}

  async close(caseId: string, cause: Cause): Promise<void> {
    await this.cases.record({ caseId, cause }, ({ overview }, now) =>
      overview.status === 'resolved' ? closeCase(overview, noReason, this.reopenWindowMs, now) : [],
    );
  }
}

const noReason = { reason: undefined };

import { Inject, Injectable } from '@nestjs/common';
import { caseStream } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { CASES, type Cases } from './cases.provider.js';

/** Looks up what a complaint is about. */
@Injectable()
export class CaseItIsAbout {
  constructor(@Inject(CASES) private readonly cases: Cases) {}

  /**
   * The case that this one is about, or the one that goes on in its place. Advice: it may change at the same time,
   * as two streams are never decided on together.
   */
  async of(caseId: string): Promise<CaseOverview | undefined> {
    const stream = caseStream(caseId);
    const { state } = this.cases.known(stream) ?? (await this.cases.load(stream));
    return state?.aboutCaseId === undefined ? undefined : this.#goingOn(state.aboutCaseId);
  }

  async #goingOn(caseId: string): Promise<CaseOverview | undefined> {
    const { state } = await this.cases.load(caseStream(caseId));
    const merged = state?.overview.mergedInto;
    return merged ? this.#goingOn(merged.caseId) : state?.overview;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { type Cause } from '#platform/event-store';
import { caseStream } from './case-events.js';
import { isLinked, linkCase, type LinkToCase, unlinkCase } from './case-links.js';
import { CASES, type Cases } from './cases.provider.js';

/** A link is decided in the one case, then the other one says the same. */
@Injectable()
export class CaseLinks {
  constructor(@Inject(CASES) private readonly cases: Cases) {}

  async isKnown(caseId: string): Promise<boolean> {
    return (await this.cases.load(caseStream(caseId))).revision !== 'none';
  }

  /**
   * Makes the other case say of the link what this one says now. Whoever comes too late with what has been decided
   * otherwise meanwhile changes nothing.
   */
  async mirror(caseId: string, { caseId: other, relation }: LinkToCase, cause: Cause) {
    const { state: here } = await this.cases.load(caseStream(caseId));
    if (!here) return;
    const decide = isLinked(here.overview, { caseId: other, relation }) ? linkCase : unlinkCase;
    await this.cases.decide(caseStream(other), cause, ({ state: there }) =>
      there ? decide(there.overview, { caseId, relation }) : [],
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { type CaseEvent, caseStream } from '../case/case-events.js';
import { type Evidence, evolveEvidence, noEvidence } from '../case/evidence.js';
import { caseNotFound } from '../case/refusals.js';
import { evidenceNotFound } from './withheld.js';

/**
 * Asks the log, not a table: what a scan has rejected is withheld from the moment on in which it did, and what
 * somebody has just added is there.
 */
@Injectable()
export class CaseEvidence {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** In the order in which it was added. @throws CaselineError `case-not-found` */
  async list(caseId: string): Promise<readonly Evidence[]> {
    return [...(await this.#evidenceOf(caseId)).values()];
  }

  /** @throws CaselineError `case-not-found`, `evidence-not-found` */
  async get(caseId: string, evidenceId: string): Promise<Evidence> {
    const found = (await this.#evidenceOf(caseId)).get(evidenceId);
    if (!found) throw evidenceNotFound();
    return found;
  }

  async #evidenceOf(caseId: string) {
    let evidence = noEvidence;
    let isKnown = false;
    for await (const event of this.store.readStream(caseStream(caseId))) {
      isKnown = true;
      evidence = evolveEvidence(evidence, event as RecordedEvent<CaseEvent>);
    }
    if (!isKnown) throw caseNotFound();
    return evidence;
  }
}

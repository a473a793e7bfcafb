import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { caseStream } from './case-events.js';

/** Asks the log, so that a case that the read side has not seen yet is not called unknown. */
@Injectable()
export class CaseExistence {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async isKnown(caseId: string): Promise<boolean> {
    for await (const _ of this.store.readStream(caseStream(caseId), { limit: 1 })) return true;
    return false;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore, streamExists } from '#platform/event-store';
import { caseStream } from './case-events.js';

/** Asks the log, so that a case that the read side has not seen yet is not called unknown. */
@Injectable()
export class CaseExistence {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  isKnown(caseId: string): Promise<boolean> {
    return streamExists(this.store, caseStream(caseId));
  }
}

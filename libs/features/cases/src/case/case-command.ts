import { type Cause } from '#platform/event-store';

/** A wish of a person about one case. */
export interface CaseCommand {
  readonly caseId: string;
  readonly cause: Cause;
  /** The revision that the person has seen; commands that change no state need none. */
  readonly expectedRevision?: number;
}

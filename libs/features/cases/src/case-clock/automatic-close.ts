import { type Cause } from '#platform/event-store';

/** Closes a case that has been resolved for long enough, unless something else became of it. */
export interface AutomaticClose {
  close(caseId: string, cause: Cause): Promise<void>;
}

/** Under this token Nest injects it. */
export const AUTOMATIC_CLOSE = Symbol('AutomaticClose');

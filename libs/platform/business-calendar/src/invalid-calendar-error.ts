import { CaselineError } from '#platform/kernel';

/** A calendar that cannot be worked with. The message says where and what to write instead. */
export class InvalidCalendarError extends CaselineError {
  constructor(calendar: string, pointer: string, reason: string) {
    super(
      'invalid',
      'calendar-invalid',
      `The calendar ${calendar} is wrong at ${pointer}: ${reason}.`,
    );
  }
}

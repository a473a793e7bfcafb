import { type CalendarDefinition } from '#platform/business-calendar';

/** A calendar by which clocks run from now on, public holidays included as they are known now. */
export interface CalendarDefined {
  readonly type: 'CalendarDefined';
  readonly data: {
    readonly definition: CalendarDefinition;
    /** Digest of all that working time depends on, the public holidays of the day included. */
    readonly fingerprint: string;
  };
}

export type CalendarEvent = CalendarDefined;

export const CALENDAR_STREAM_PREFIX = 'slaCalendar-';

export function calendarStream(name: string): string {
  return `${CALENDAR_STREAM_PREFIX}${name}`;
}

import { type CaseEvent } from '../case/case-events.js';
import { type ClockEvent } from '../case-clock/clock-events.js';

/** Whatever the timeline of a case shows: what happened to it, and to its clocks. */
export type TimelineEvent = CaseEvent | ClockEvent;

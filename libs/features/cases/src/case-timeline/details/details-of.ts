import { type TimelineEvent } from '../timeline-event.js';

/** For each event of a topic the class that says what the timeline shows of it in full. */
export type DetailsOf<Event extends TimelineEvent> = Readonly<
  Record<Event['type'], new () => object>
>;

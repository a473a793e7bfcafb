import { type CaseEvent } from '../../case/case-events.js';

/** For each event of a topic the class that says what the timeline shows of it in full. */
export type DetailsOf<Event extends CaseEvent> = Readonly<Record<Event['type'], new () => object>>;

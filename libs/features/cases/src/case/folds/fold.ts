import { type Playbooks } from '../../playbooks/playbooks.js';
import { type CaseEvent } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview } from '../case-overview.js';

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/** What each event of a topic changes of a case that is open already. */
export type FoldOf<Event extends CaseEvent> = {
  readonly [Type in Event['type']]: (
    overview: CaseOverview,
    event: EventOf<Type> & CaseEventEnvelope,
    playbooks: Playbooks,
  ) => Partial<CaseOverview>;
};

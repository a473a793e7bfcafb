import { type EventMetadata } from '#platform/kernel';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type Playbook } from '../playbooks/playbook.js';

/** One event of a case, and the case right before and after it. */
export interface CaseChange {
  readonly event: CaseEvent & {
    readonly revision: number;
    readonly metadata: Pick<EventMetadata, 'occurredAt' | 'recordedAt'>;
  };
  readonly before: CaseOverview | undefined;
  readonly after: CaseOverview;
  readonly playbook: Playbook;
}

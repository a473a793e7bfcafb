import { type EventMetadata } from '#platform/kernel';
import { type BulkCommandEvent, type BulkRefusal } from '../case/bulk-command-events.js';

export const bulkStates = ['running', 'finished'] as const;
export type BulkState = (typeof bulkStates)[number];

export interface BulkCommandProgress {
  readonly bulkCommandId: string;
  readonly state: BulkState;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly updatedAt: string;
  readonly revision: number;
}

/** Cases that refused for the same reason. */
export interface RefusedCases extends Omit<BulkRefusal, 'caseId'> {
  readonly caseIds: readonly string[];
}

/** A bulk command for people to read. */
export interface BulkCommandView extends BulkCommandProgress {
  readonly command: string;
  readonly causationId: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly refusals: readonly RefusedCases[];
}

interface BulkCommandEnvelope {
  readonly revision: number;
  readonly metadata: Pick<EventMetadata, 'recordedAt' | 'actor' | 'causationId'>;
}

export function evolveBulkCommandView(
  view: BulkCommandView | undefined,
  event: BulkCommandEvent & BulkCommandEnvelope,
): BulkCommandView {
  const { recordedAt: updatedAt, actor, causationId } = event.metadata;
  const { revision } = event;
  if (event.type === 'BulkCommandRequested') {
    const { bulkCommandId, command, total } = event.data;
    const requested = { causationId, requestedBy: actor.id, requestedAt: updatedAt };
    const progress = { state: 'running', total, done: 0, refused: 0, updatedAt, revision } as const;
    return { bulkCommandId, ...progress, command, ...requested, finishedAt: null, refusals: [] };
  }
  if (!view) throw new TypeError(`A bulk command begins with its request, not ${event.type}.`);
  if (event.type === 'BulkCasesChosen') return { ...view, updatedAt, revision };
  const { upTo, refused: refusals } = event.data;
  const refused = view.refused + refusals.length;
  return {
    ...view,
    ...(upTo >= view.total && { state: 'finished', finishedAt: updatedAt }),
    ...{ done: upTo - refused, refused, refusals: grouped(view.refusals, refusals) },
    ...{ updatedAt, revision },
  };
}

/** The list of thousands that refused for one reason says the reason once. */
function grouped(
  before: readonly RefusedCases[],
  refusals: readonly BulkRefusal[],
): readonly RefusedCases[] {
  const groups = new Map(before.map((group) => [reasonOf(group), group]));
  for (const { caseId, ...reason } of refusals) {
    const caseIds = [...(groups.get(reasonOf(reason))?.caseIds ?? []), caseId];
    groups.set(reasonOf(reason), { ...reason, caseIds });
  }
  return [...groups.values()];
}

function reasonOf({ code, rule, remedy }: Omit<BulkRefusal, 'caseId'>): string {
  return JSON.stringify([code, rule, remedy]);
}

export function progressOf({
  bulkCommandId,
  state,
  total,
  done,
  refused,
  updatedAt,
  revision,
}: BulkCommandView): BulkCommandProgress {
  return { bulkCommandId, state, total, done, refused, updatedAt, revision };
}

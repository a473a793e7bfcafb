import { type LifecycleEvent } from '../case-events.js';
import { type CaseOverview } from '../case-overview.js';
import { isWorkedOn } from '../working-states.js';
import { awaiting, nobodyAwaited } from './awaiting.js';
import { type FoldOf } from './fold.js';

export const lifecycleFold: FoldOf<LifecycleEvent> = {
  CaseResolved: (_, { data, metadata }) => ({
    ...nobodyAwaited,
    status: 'resolved',
    resolution: data.resolution,
    resolvedAt: metadata.recordedAt,
  }),
  CaseClosed: (_, { data, metadata }) => ({
    status: 'closed',
    closedAt: metadata.recordedAt,
    reopenableUntil: data.reopenableUntil,
  }),
  CaseReopened: ({ timesReopened }) => ({ ...reopened, timesReopened: timesReopened + 1 }),
  // Closed for good from now on: the next signal of the situation opens the next case.
  CaseCancelled: (_, { metadata }) => ({
    ...nobodyAwaited,
    status: 'cancelled',
    closedAt: metadata.recordedAt,
    reopenableUntil: metadata.recordedAt,
  }),
  ExternalAwaited: (overview, { data, metadata }) =>
    awaiting(overview, {
      externalAwaited: {
        party: data.party ?? null,
        reason: data.reason,
        since: metadata.recordedAt,
      },
    }),
  CaseResumed: (overview) => awaiting(overview, { externalAwaited: null }),
  ResolutionAccepted: (_, { metadata }) => ({ resolutionAcceptedAt: metadata.recordedAt }),
  ResolutionRejected: (overview) =>
    isWorkedOn(overview.status) ? awaiting(overview, { proposedResolution: null }) : {},
};

const reopened = {
  ...nobodyAwaited,
  status: 'open',
  resolution: null,
  resolvedAt: null,
  resolutionAcceptedAt: null,
  closedAt: null,
  reopenableUntil: null,
} as const satisfies Partial<CaseOverview>;

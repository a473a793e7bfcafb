import { type LifecycleEvent } from '../case-events.js';
import { type CaseOverview } from '../case-overview.js';
import { type FoldOf } from './fold.js';

export const lifecycleFold: FoldOf<LifecycleEvent> = {
  CaseResolved: (_, { data, metadata }) => ({
    status: 'resolved',
    resolution: data.resolution,
    resolvedAt: metadata.recordedAt,
    proposedResolution: null,
  }),
  CaseClosed: (_, { data, metadata }) => ({
    status: 'closed',
    closedAt: metadata.recordedAt,
    reopenableUntil: data.reopenableUntil,
  }),
  CaseReopened: ({ timesReopened }) => ({ ...reopened, timesReopened: timesReopened + 1 }),
};

const reopened = {
  status: 'open',
  resolution: null,
  resolvedAt: null,
  closedAt: null,
  reopenableUntil: null,
  proposedResolution: null,
} as const satisfies Partial<CaseOverview>;

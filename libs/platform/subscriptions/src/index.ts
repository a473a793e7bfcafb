export { ChangeFeed, type ChangeNews, type Watch } from './change-feed.js';
export { Checkpoints } from './checkpoints.adapter.js';
export { CheckpointMismatchError, ProjectionReplacedError } from './errors.js';
export { groupBy } from './group-by.js';
export { type Lease, type TakeLease } from './lease.js';
export { ParkedEvents } from './parked-events.adapter.js';
export { policySubscription } from './policy-digestion.js';
export { type Policy } from './policy.js';
export { projection, projectionName } from './projection-digestion.js';
export { type ProjectionTable } from './projections/projection-table.js';
export { Projections } from './projections/projections.adapter.js';
export { type AnyProjector, type Projector } from './projector.js';
export { RunsAsPolicy, RunsAsProjector } from './runs-as.decorator.js';
export { type SubscriptionEnvironment, SubscriptionRunner } from './subscription-runner.js';
export { type Lag } from './lag.js';
export { type Subscription } from './subscription.js';
export { SubscriptionCatalogue } from './subscription-catalogue.provider.js';
export { SubscriptionLags } from './subscription-lags.js';
export { renewal } from './renew-projection.js';
export { type SubscriptionStatus } from './subscription-status.js';
export { subscriptionsMigrations } from './subscriptions.migration.js';
export { SubscriptionsModule, type SubscriptionsOptions } from './subscriptions.module.js';
export { Subscriptions } from './subscriptions.provider.js';
export { type RowComparison, type RowDifference } from './rebuild/compare-rows.js';
export { rebuildProjection, type RebuildResult } from './rebuild/projection-rebuild.js';
export { type RebuildOptions } from './rebuild/rebuild-environment.js';
export {
  RebuildGoneError,
  RebuildStoppedError,
  RebuildUnderWayError,
  SwapBlockedError,
} from './rebuild/rebuild-errors.js';
export { type RebuildPhase, type RebuildProgress } from './rebuild/rebuild-progress.js';
export { Rebuilds } from './rebuild/rebuilds.adapter.js';
export { retryParkedHere } from './retry-here.js';
export { type ParkedEvent, type WhichParked } from './parked-events.adapter.js';
export { type ParkedEventResponse, presentParkedEvent } from './parked-events.response.js';

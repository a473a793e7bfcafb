import {
  Checkpoints,
  ParkedEvents,
  type Subscription,
  SubscriptionRunner,
} from '#platform/subscriptions';
import { type TestLog } from '#testing';

/** Runs them as the only process would, until it is told to stop. */
export function runSubscriptions(
  log: TestLog,
  ...subscriptions: readonly Subscription[]
): () => Promise<void> {
  const runners = subscriptions.map(
    (subscription) =>
      new SubscriptionRunner(subscription, {
        store: log.store,
        checkpoints: new Checkpoints(log.db),
        parked: new ParkedEvents(log.db),
        takeLease: freely,
        listen: () => nothing,
        log: { log: nothing, warn: nothing, error: nothing },
      }),
  );
  for (const runner of runners) runner.start();
  return async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
  };
}

const freely = () =>
  Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() });

function nothing(): void {
  // Nobody listens here.
}

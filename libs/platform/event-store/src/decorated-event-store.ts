import { TRACING, type Tracing } from '#platform/kernel';
import { type EventStore } from './event-store.js';
import { APPEND_OBSERVER, type AppendObserver } from './observation/append-observer.js';
import { ObservedEventStore } from './observation/observed-event-store.js';
import { TracedEventStore } from './observation/traced-event-store.js';
import { type Upcasters } from './upcasting/upcasters.js';
import { UPCASTERS, UpcastingEventStore } from './upcasting/upcasting-event-store.js';

/** What an app may give Nest to stand around its event store, whichever adapter that is. */
export type Decorations = readonly [
  observer?: AppendObserver,
  tracing?: Tracing,
  upcasters?: Upcasters,
];

/** The tokens of `Decorations`, in their order. */
export const DECORATIONS = [APPEND_OBSERVER, TRACING, UPCASTERS].map((token) => ({
  token,
  optional: true,
}));

/** The store with whatever is given around it. */
export function decorated(
  store: EventStore,
  ...[observer, tracing, upcasters]: Decorations
): EventStore {
  const observed = observer ? new ObservedEventStore(store, observer) : store;
  const traced = tracing ? new TracedEventStore(observed, tracing) : observed;
  return upcasters ? new UpcastingEventStore(traced, upcasters) : traced;
}

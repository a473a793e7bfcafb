import { type Tracing } from '#platform/kernel';
import { type EventStore } from '../event-store.js';
import { type AppendObserver } from './append-observer.js';
import { ObservedEventStore } from './observed-event-store.js';
import { TracedEventStore } from './traced-event-store.js';

/** The store with whatever wants to look on. */
export function observeEventStore(
  store: EventStore,
  observer: AppendObserver | undefined,
  tracing: Tracing | undefined,
): EventStore {
  const observed = observer ? new ObservedEventStore(store, observer) : store;
  return tracing ? new TracedEventStore(observed, tracing) : observed;
}

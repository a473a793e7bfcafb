import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EVENT_STORE, type EventStore, type Position } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type Counter, METRICS, Metrics } from '#platform/observability';

/** Counts what became of wallet events, for the metrics. */
@Injectable()
export class WalletEventTally implements OnApplicationBootstrap {
  readonly #events: Counter;
  /** Nothing that is sent from now on can be recorded up to here, unless it is a repeat. */
  #recordedUpTo: Position | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(METRICS) metrics: Metrics,
  ) {
    this.#events = metrics.counter({
      name: 'caseline_ingest_wallet_events_total',
      help: 'Wallet events by outcome: accepted, duplicate, refused, or deferred (told to come again).',
      labels: ['outcome'],
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#recordedUpTo = await this.store.head();
  }

  /**
   * Call it before the append, and the answer with the position that the append got. A store answers a
   * repeat as it answered the first, so only the position tells them apart: a repeat has one that was there
   * before. One whose first came from another process a moment ago may count as accepted.
   */
  sending(): (position: Position, shared: boolean) => void {
    const before = this.#recordedUpTo;
    return (position, shared) => {
      const isRepeat = shared || (before !== undefined && position <= before);
      this.#events.add(1, { outcome: isRepeat ? 'duplicate' : 'accepted' });
      if (this.#recordedUpTo === undefined || position > this.#recordedUpTo) {
        this.#recordedUpTo = position;
      }
    };
  }

  /** Of so many events none was recorded. */
  refused(error: unknown, events = 1): void {
    const mayComeAgain =
      !(error instanceof CaselineError) ||
      error.kind === 'unavailable' ||
      error.kind === 'too-many-requests';
    this.#events.add(events, { outcome: mayComeAgain ? 'deferred' : 'refused' });
  }
}

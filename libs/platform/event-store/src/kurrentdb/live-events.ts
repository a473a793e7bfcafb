import { type AllStreamResolvedEvent, type AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { type RecordedEvent } from '../event-store.js';
import { fromLive } from './kurrentdb-event.js';
import { type LogNamespace } from './log-namespace.js';

/** A live subscription to a whole log, read at the pace of its consumer: what waits here is bounded. */
export class LiveEvents {
  #caughtUp = false;
  #ended: { readonly failure?: unknown } | undefined;
  #wake: () => void = () => undefined;
  #somethingHappened = false;

  constructor(
    private readonly subscription: AllStreamSubscription,
    private readonly namespace: LogNamespace,
  ) {
    subscription
      .on('readable', () => {
        this.#happened();
      })
      .on('caughtUp', () => {
        this.#caughtUp = true;
        this.#happened();
      })
      .on('fellBehind', () => {
        this.#caughtUp = false;
      })
      .on('error', (failure: unknown) => {
        this.#end({ failure });
      })
      .on('end', () => {
        this.#end({});
      })
      .on('close', () => {
        this.#end({});
      });
  }

  /** The server has said that nothing more was there; true as soon as everything here is taken. */
  get caughtUp(): boolean {
    return this.#caughtUp;
  }

  /** With the failure that ended it, if it was one. What had come before may still be taken. */
  get ended(): { readonly failure?: unknown } | undefined {
    return this.#ended;
  }

  /** What has come. */
  take(): RecordedEvent[] {
    const events: RecordedEvent[] = [];
    let resolved: AllStreamResolvedEvent | null;
    while ((resolved = this.subscription.read() as AllStreamResolvedEvent | null) !== null) {
      const { event } = resolved;
      if (event && this.namespace.isOurs(event)) events.push(fromLive(event, this.namespace));
    }
    return events;
  }

  /** Waits until there is something that was not there at the last call. */
  async news(signal: AbortSignal): Promise<void> {
    if (!this.#somethingHappened && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', this.#wake, { once: true });
      });
      signal.removeEventListener('abort', this.#wake);
    }
    this.#somethingHappened = false;
  }

  stop(): void {
    // One that never came to be has nothing to end.
    this.subscription.unsubscribe().catch(() => undefined);
  }

  #end(how: { readonly failure?: unknown }): void {
    this.#ended ??= how;
    this.#happened();
  }

  #happened(): void {
    this.#somethingHappened = true;
    this.#wake();
  }
}

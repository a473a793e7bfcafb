import { type EventStore } from '#platform/event-store';
import { Backoff, pause } from './backoff.js';
import { type Checkpoints } from './checkpoints.adapter.js';
import { CheckpointMismatchError, FencedOutError, ProjectionReplacedError } from './errors.js';
import { describeFault } from './fault.js';
import { type Intake, PageIntake } from './intake.js';
import { type Lease, type TakeLease } from './lease.js';
import { type ParkedEvents, RETRY_CHANNEL } from './parked-events.adapter.js';
import { ParkingRate } from './parking-rate.js';
import { RebuildStoppedError } from './rebuild/rebuild-errors.js';
import { type OnDelay, type Subscription } from './subscription.js';
import { type SubscriptionHealth, type SubscriptionStatus } from './subscription-status.js';
import { SubscriptionTerm, type Taken } from './subscription-term.js';
import { WindowIntake } from './window-intake.js';

const STANDBY_MS = 500;

export interface SubscriptionLog {
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface SubscriptionEnvironment {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
  readonly takeLease: TakeLease;
  /** Calls the handler when something was announced on the channel, or may have been missed. */
  readonly listen: (channel: string, handler: () => void) => () => void;
  readonly log: SubscriptionLog;
  /** Events in one page; 1,000 by default. */
  readonly pageSize?: number;
  /** Events that a policy may have under way; 1,000 by default. */
  readonly mostUnderWay?: number;
  /** How often a process in standby asks for the lease; twice a second by default. */
  readonly standbyMs?: number;
}

/**
 * Keeps one subscription going for as long as the process lives: takes the lease, takes the subscription
 * over, follows the log, and after any failure does so again with a back-off.
 */
export class SubscriptionRunner {
  readonly #stopping = new AbortController();
  readonly #backoff = new Backoff();
  readonly #parking = new ParkingRate();
  #status: SubscriptionStatus = { state: 'starting' };
  #hasBeenLive = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    readonly subscription: Subscription,
    private readonly environment: SubscriptionEnvironment,
  ) {}

  get status(): SubscriptionStatus {
    return this.#status;
  }

  /** All but how far it is behind. */
  get health(): Omit<SubscriptionHealth, 'lag'> {
    const hasBeenLive = this.#hasBeenLive || this.#status.state === 'standby';
    return { status: this.#status, hasBeenLive, parksMost: this.#parking.isAlarming };
  }

  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Lets what is under way finish; what is left is for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    if (this.#status.state !== 'refused') this.#status = { state: 'stopped' };
  }

  async #run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted && this.#status.state !== 'refused') {
      try {
        const lease = await this.environment.takeLease(`subscription ${this.subscription.name}`);
        if (!lease) {
          await this.#standBy(stop);
          continue;
        }
        await this.#holding(lease, stop);
      } catch (error) {
        this.#fail(error, stop);
      }
      await this.#backoff.wait(stop);
    }
  }

  async #standBy(stop: AbortSignal): Promise<void> {
    this.#status = { state: 'standby' };
    this.#backoff.reset();
    await pause(this.environment.standbyMs ?? STANDBY_MS, stop);
  }

  async #holding(lease: Lease, stop: AbortSignal): Promise<void> {
    try {
      await this.#follow(AbortSignal.any([stop, lease.lost]));
    } finally {
      await lease.release();
    }
  }

  async #follow(stop: AbortSignal): Promise<void> {
    const { store, checkpoints, parked } = this.environment;
    const { subscription } = this;
    await subscription.renew?.(stop, (share) => {
      this.#status = { state: 'rebuilding', share };
    });
    this.#status = { state: 'catching-up' };
    const onDelay: OnDelay = (reason) => {
      this.#status = reason === undefined ? { state: 'catching-up' } : { state: 'delayed', reason };
    };
    const options = { subscription, store, checkpoints, parked, onDelay };
    const term = await SubscriptionTerm.begin(options);
    const ending = new AbortController();
    const signal = AbortSignal.any([stop, ending.signal]);
    const onBroken = (reason: unknown) => {
      ending.abort(reason);
    };
    const intake = this.#intakeOf(term, signal, onBroken);
    const retry = () => {
      intake.alone(() => term.retryParked(signal)).catch(onBroken);
    };
    const stopListening = this.environment.listen(RETRY_CHANNEL, retry);
    try {
      retry();
      await this.#takeAll(term, intake, signal);
      ending.signal.throwIfAborted();
    } finally {
      stopListening();
      ending.abort();
      await intake.close();
    }
  }

  #intakeOf(
    term: SubscriptionTerm,
    signal: AbortSignal,
    onBroken: (reason: unknown) => void,
  ): Intake {
    const { digestion } = term;
    const { mostUnderWay } = this.environment;
    const onTaken = (taken: Taken) => {
      this.#report(taken);
    };
    return digestion.by === 'page'
      ? new PageIntake(term, digestion, onTaken)
      : new WindowIntake(term, digestion, { signal, onTaken, onBroken, mostUnderWay });
  }

  async #takeAll(term: SubscriptionTerm, intake: Intake, signal: AbortSignal): Promise<void> {
    const { store, pageSize = 1_000 } = this.environment;
    const { restMs = 0 } = this.subscription;
    const messages = store.subscribe({
      after: term.startsAfter,
      filter: this.subscription.filter,
      batchSize: pageSize,
      signal,
    });
    for await (const message of messages) {
      if (message.kind === 'events') {
        await intake.take(message.events);
        const isFull = message.events.length >= pageSize;
        if (restMs > 0 && !isFull) await pause(restMs, signal);
      } else {
        void intake.settled().then(() => {
          if (!signal.aborted) this.#beLive();
        });
      }
    }
  }

  #beLive(): void {
    this.#backoff.reset();
    if (this.#status.state === 'delayed') return;
    this.#status = { state: 'live' };
    this.#hasBeenLive = true;
  }

  #report({ events, parked, waiting }: Taken): void {
    this.#backoff.reset();
    this.#parking.add(events, parked + waiting);
    if (parked === 0) return;
    this.environment.log.error(
      `${this.subscription.name} parked ${parked} events. GET /v1/parked-events tells why.`,
    );
  }

  #fail(error: unknown, stop: AbortSignal): void {
    if (stop.aborted) return;
    const { log } = this.environment;
    if (isForGood(error)) {
      this.#status = { state: 'refused', reason: error.message };
      log.error(error.message);
      return;
    }
    if (error instanceof FencedOutError) {
      // Whoever it was may have been quicker, or has swapped in new rows: we go on, or stand by.
      log.log(error.message);
      return;
    }
    const reason = describeFault(error);
    this.#status = { state: 'delayed', reason };
    log.warn(`${this.subscription.name} is delayed: ${reason}`);
  }
}

/** What stays as it is until somebody acts. */
function isForGood(error: unknown): error is Error {
  return (
    error instanceof CheckpointMismatchError ||
    error instanceof ProjectionReplacedError ||
    error instanceof RebuildStoppedError
  );
}

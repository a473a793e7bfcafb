import { Inject, Injectable } from '@nestjs/common';
import { validateWalletEvent, type WalletCloudEvent } from '#contracts';
import { type AppendResult, EVENT_STORE, type EventStore } from '#platform/event-store';
import { actorOf, type Caller } from '#platform/http';
import { CaselineError, type Clock, CLOCK, Keyring } from '#platform/kernel';
import { INGEST_SETTINGS, type IngestSettings } from '../ingest-settings.js';
import { EventsInFlight, TooManyEventsInFlightError } from './events-in-flight.js';
import { type ReceivedWalletEvent } from './received-wallet-event.js';
import { type WalletEventRecord, walletEventRecord } from './wallet-event-record.js';
import { WalletEventTally } from './wallet-event-tally.provider.js';

/** In whose name the events of one request are published. */
export interface Publisher {
  readonly caller: Caller;
  readonly correlationId: string;
}

export interface PublishedWalletEvent {
  readonly id: string;
  readonly source: string;
  readonly eventId: string;
}

/** An event of a batch was stored, or why not. */
export type PublishOutcome = PublishedWalletEvent | CaselineError;

const MAX_REPORTED_VIOLATIONS = 20;
const DEFAULT_MAX_EVENTS_IN_FLIGHT = 2_000;

/** Checks wallet events and puts them into the log. What it has answered is durable. */
@Injectable()
export class PublishWalletEventsHandler {
  readonly #inFlight: EventsInFlight;
  /** By event id. Some stores leave copies that arrive during the first append without an answer. */
  readonly #appending = new Map<string, Promise<AppendResult>>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly keyring: Keyring,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_SETTINGS) settings: IngestSettings,
    private readonly tally: WalletEventTally,
  ) {
    const max = settings.maxEventsInFlightPerCaller ?? DEFAULT_MAX_EVENTS_IN_FLIGHT;
    this.#inFlight = new EventsInFlight(max);
  }

  /** @throws CaselineError when the event is refused or cannot be stored now. */
  async publish(
    received: ReceivedWalletEvent,
    publisher: Publisher,
  ): Promise<PublishedWalletEvent> {
    return this.#admitted(publisher, 1, async () => {
      try {
        return await this.#store(accept(received, publisher.caller), publisher);
      } catch (error) {
        this.tally.refused(error);
        throw error;
      }
    });
  }

  /**
   * Stores each event that can be stored, whatever the others are. One account's events are stored in
   * their order, those of different accounts side by side.
   *
   * @throws CaselineError when the batch was not begun, or none of it can be stored now.
   */
  async publishBatch(
    batch: readonly ReceivedWalletEvent[],
    publisher: Publisher,
  ): Promise<readonly PublishOutcome[]> {
    return this.#admitted(publisher, batch.length, async () => {
      const outcomes = await this.#storeBatch(batch, publisher);
      for (const outcome of outcomes) {
        if (outcome instanceof CaselineError) this.tally.refused(outcome);
      }
      const [first] = outcomes;
      if (first instanceof CaselineError && outcomes.every(isUnavailable)) throw first;
      return outcomes;
    });
  }

  async #admitted<T>({ caller }: Publisher, events: number, store: () => Promise<T>): Promise<T> {
    try {
      return await this.#inFlight.run(caller.id, events, store);
    } catch (error) {
      if (error instanceof TooManyEventsInFlightError) this.tally.refused(error, events);
      throw error;
    }
  }

  async #storeBatch(
    batch: readonly ReceivedWalletEvent[],
    publisher: Publisher,
  ): Promise<readonly PublishOutcome[]> {
    const outcomes: PublishOutcome[] = [];
    const bySubject = new Map<string, { index: number; event: WalletCloudEvent }[]>();
    batch.forEach((received, index) => {
      try {
        const event = accept(received, publisher.caller);
        const members = bySubject.get(event.subject) ?? [];
        bySubject.set(event.subject, members);
        members.push({ index, event });
      } catch (error) {
        outcomes[index] = expected(error);
      }
    });
    const settled = await Promise.allSettled(
      [...bySubject.values()].map(async (members) => {
        let outcome: PublishOutcome | undefined;
        for (const { index, event } of members) {
          // What could not be stored now comes again, and must not come after what followed it.
          if (!outcome || !isUnavailable(outcome)) outcome = await this.#outcome(event, publisher);
          outcomes[index] = outcome;
        }
      }),
    );
    // Something unexpected is the whole request's failure, but only after the others had their turn.
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
    return outcomes;
  }

  async #outcome(event: WalletCloudEvent, publisher: Publisher): Promise<PublishOutcome> {
    return this.#store(event, publisher).catch(expected);
  }

  async #store(
    event: WalletCloudEvent,
    { caller, correlationId }: Publisher,
  ): Promise<PublishedWalletEvent> {
    const now = this.clock.now();
    const publication = { now, actor: actorOf(caller), correlationId };
    const record = walletEventRecord(event, publication, this.keyring);
    await this.#append(record);
    return { id: event.id, source: event.source, eventId: record.event.id };
  }

  async #append(record: WalletEventRecord): Promise<void> {
    const recorded = this.tally.sending();
    const underWay = this.#appending.get(record.event.id);
    const result = await (underWay ?? this.#appendFirst(record));
    if (result.outcome === 'conflict') throw conflict();
    recorded(result.position, underWay !== undefined);
  }

  async #appendFirst({ streamName, event }: WalletEventRecord): Promise<AppendResult> {
    const append = this.store.append(streamName, 'none', [event]);
    this.#appending.set(event.id, append);
    try {
      return await append;
    } finally {
      this.#appending.delete(event.id);
    }
  }
}

function accept({ input, violations }: ReceivedWalletEvent, caller: Caller): WalletCloudEvent {
  const checked = validateWalletEvent(input);
  const errors = [...violations, ...(checked.ok ? [] : checked.errors)];
  if (!checked.ok || errors.length > 0) {
    throw new CaselineError(
      'invalid',
      'invalid-wallet-event',
      'The event breaks its contract; `errors` says where and how.',
      { extensions: { errors: errors.slice(0, MAX_REPORTED_VIOLATIONS) } },
    );
  }
  const { sources = [] } = caller;
  if (sources !== 'every' && !sources.includes(checked.event.source)) {
    throw new CaselineError(
      'forbidden',
      'source-not-allowed',
      'This token may not publish for the source of the event.',
    );
  }
  return checked.event;
}

function conflict(): CaselineError {
  return new CaselineError(
    'conflict',
    'wallet-event-conflict',
    'Another event was recorded under this source and id. An id stands for one event for ever.',
  );
}

function isUnavailable(outcome: PublishOutcome): boolean {
  return outcome instanceof CaselineError && outcome.kind === 'unavailable';
}

function expected(error: unknown): CaselineError {
  if (error instanceof CaselineError) return error;
  throw error;
}

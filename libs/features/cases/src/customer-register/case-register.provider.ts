import { Inject, Injectable } from '@nestjs/common';
import { type RecordedWalletEvent } from '#contracts';
import {
  type Cause,
  type Decided,
  EVENT_STORE,
  type EventEnvelope,
  type EventStore,
  EventStoreUnavailableError,
} from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { attachSignals, openCase } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import {
  type AttachedSignal,
  type CaseEvent,
  type CaseOpening,
  caseStream,
} from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { CUSTOMER_REGISTERS, type CustomerRegisters } from './customer-registers.provider.js';
import { type CaseAdvice, needsAdvice } from './generations.js';
import { type SignalPlace } from './merges.js';
import { type RegisterEvent } from './register-events.js';
import { type RegisteredCase, recordOf, type SituationRecord } from './register.js';
import { attachedSignal, openingBy, type Signal, signalOf } from './signal.js';
import { type Situation } from './situation.js';

export type DecideOnSituation = (
  record: SituationRecord,
  advice: CaseAdvice | undefined,
  now: Date,
) => readonly RegisterEvent[];

/** How often the newest case may change while it is asked for advice. */
const ADVICE_ROUNDS = 10;

/** Decides about a situation in its customer's register, then carries that out in the case. */
@Injectable()
export class CaseRegister {
  constructor(
    @Inject(CUSTOMER_REGISTERS) private readonly registers: CustomerRegisters,
    @Inject(CASES) private readonly cases: Cases,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly keyring: Keyring,
    private readonly playbooks: Playbooks,
  ) {}

  /** What the register knows of the situation right after the cause took effect, now or before. */
  async decide(
    customerStream: string,
    situation: Situation,
    cause: Cause,
    decide: DecideOnSituation,
  ): Promise<SituationRecord> {
    const known = this.registers.known(customerStream);
    // Asked beforehand where a decision will most likely need it: without it the register is read for nothing.
    let advice = known && (await this.#adviceOn(recordOf(known.state, situation)));
    for (let round = 0; round < ADVICE_ROUNDS; round += 1) {
      const { state, events, repeated } = await this.registers.decide(
        customerStream,
        cause,
        (register, now) => {
          const record = recordOf(register.state, situation);
          return needsAdvice(record, advice) ? [] : decide(record, advice, now);
        },
      );
      const record = recordOf(state, situation);
      if (repeated || events.length > 0) return record;
      advice = await this.#adviceOn(record);
    }
    throw new EventStoreUnavailableError('The newest case of the situation kept changing.');
  }

  /**
   * Does in the case what the register answered to the cause; whoever does so gets the same result, so that
   * anybody may take over from a process that stopped in between. Undefined if there is nothing to do.
   *
   * @param atHand the signal that is the cause, if it is one: it need not be read again.
   */
  async carryOut(
    record: SituationRecord,
    cause: Cause,
    atHand?: Signal,
  ): Promise<Decided<Case | undefined, CaseEvent> | undefined> {
    const { current, mergedInto } = record;
    const signals = await this.#signalsOf(record, cause, atHand);
    const opens = current?.cause.id === cause.id;
    if (!current || (signals.length === 0 && !opens)) return undefined;
    if (!opens && !mergedInto && (await this.#isMissing(current)))
      await this.carryOut(record, current.cause);
    const opening = opens ? openingOf(current, signals) : undefined;
    const attached = signals.map(attachedSignal);
    return this.cases.decide(
      caseStream(mergedInto ?? current.caseId),
      cause,
      ({ state }) => {
        if (state) return attachSignals(state, attached);
        if (!opening) throw new TypeError(`The case ${current.caseId} has no beginning.`);
        const playbook = this.playbooks.of(opening.caseType, opening.playbookVersion);
        return openCase(opening, playbook, attached);
      },
      { presumedNew: opens },
    );
  }

  /** Signals as their case keeps them. */
  async signalsAt(places: readonly SignalPlace[]): Promise<readonly AttachedSignal[]> {
    return Promise.all(
      places.map(async ({ walletEventStream }) =>
        attachedSignal(await this.#read(walletEventStream)),
      ),
    );
  }

  async #isMissing({ caseId }: RegisteredCase): Promise<boolean> {
    const stream = caseStream(caseId);
    return (this.cases.known(stream) ?? (await this.cases.load(stream))).revision === 'none';
  }

  /** Of the case that goes on with it, where the situation's newest case was merged. */
  async #adviceOn({ current, mergedInto }: SituationRecord): Promise<CaseAdvice | undefined> {
    if (!current) return undefined;
    const { caseId } = current;
    const { state } = await this.cases.load(caseStream(mergedInto ?? caseId));
    return { caseId, reopenableUntil: state?.overview.reopenableUntil ?? null };
  }

  async #signalsOf(
    { assigned }: SituationRecord,
    cause: Cause,
    atHand: Signal | undefined,
  ): Promise<readonly Signal[]> {
    const mine = assigned.filter(({ causeId }) => causeId === cause.id);
    return Promise.all(
      mine.map(async ({ walletEventStream }) =>
        atHand?.walletEventStream === walletEventStream ? atHand : this.#read(walletEventStream),
      ),
    );
  }

  async #read(walletEventStream: string): Promise<Signal> {
    for await (const event of this.store.readStream(walletEventStream, { limit: 1 })) {
      const signal = signalOf(
        event as RecordedWalletEvent & EventEnvelope,
        this.playbooks,
        this.keyring,
      );
      if (signal) return signal;
    }
    throw new TypeError(`${walletEventStream} holds no signal.`);
  }
}

function openingOf(current: RegisteredCase, signals: readonly Signal[]): CaseOpening {
  if (current.opening) return current.opening;
  const first = signals.find(({ role }) => role === 'opening');
  if (!first) throw new TypeError(`No signal opens the case ${current.caseId}.`);
  return openingBy(first, current);
}

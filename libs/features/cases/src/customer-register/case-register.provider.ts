import { Inject, Injectable } from '@nestjs/common';
import { List } from 'immutable';
import { type RecordedWalletEvent } from '#contracts';
import {
  type Cause,
  type Decided,
  EVENT_STORE,
  type EventEnvelope,
  type EventStore,
  EventStoreUnavailableError,
} from '#platform/event-store';
import { attachSignals, openCase } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import {
  type AttachedSignal,
  type CaseEvent,
  type CaseOpening,
  caseStream,
} from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { followLanguage } from '../case/customers-language.js';
import { hasEnded } from '../case/working-states.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { Advice, type ReopenableUntil } from './advice.js';
import { CUSTOMER_REGISTERS, type CustomerRegisters } from './customer-registers.provider.js';
import { goesOnAs, type SignalPlace } from './merges.js';
import { type RegisterEvent } from './register-events.js';
import { type CustomerRegister, type Effect, type RegisteredCase } from './register.js';
import { attachedSignal, openingBy, type Signal, signalOf } from './signal.js';

export type DecideOnRegister = (
  register: CustomerRegister,
  circumstances: { readonly advice: Advice; readonly now: Date },
) => readonly RegisterEvent[];

export type DecidedCase = Decided<Case | undefined, CaseEvent>;

/** How often cases that a decision depends on may change while they are asked for advice. */
const ADVICE_ROUNDS = 10;

/** Decides what belongs to which case in its customer's register, then carries that out in the cases. */
@Injectable()
export class CaseRegister {
  constructor(
    @Inject(CUSTOMER_REGISTERS) private readonly registers: CustomerRegisters,
    @Inject(CASES) private readonly cases: Cases,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly playbooks: Playbooks,
  ) {}

  /** What the register knows right after the cause took effect, now or before. */
  async decide(stream: string, cause: Cause, decide: DecideOnRegister): Promise<CustomerRegister> {
    const told = new Map<string, ReopenableUntil>();
    const known = this.registers.known(stream);
    // Asked beforehand where a decision will most likely need it: without it the register is read for nothing.
    if (known) await this.#ask(told, consult(known.state, told, new Date(0), decide).unasked);
    for (let round = 0; round < ADVICE_ROUNDS; round += 1) {
      let unasked: ReadonlySet<string> = new Set();
      const { state, repeated } = await this.registers.decide(stream, cause, (current, now) => {
        const consulted = consult(current.state, told, now, decide);
        ({ unasked } = consulted);
        return consulted.events();
      });
      if (repeated || unasked.size === 0) return state;
      await this.#ask(told, unasked);
    }
    throw new EventStoreUnavailableError('The cases of the situation kept changing.');
  }

  /**
   * Does in the cases what the register answered to the cause; whoever does so gets the same result, so that
   * anybody may take over from a process that stopped in between. Empty if there is nothing to do.
   *
   * @param atHand the signal that is the cause, if it is one: it need not be read again.
   */
  async carryOut(
    register: CustomerRegister,
    cause: Cause,
    atHand?: Signal,
  ): Promise<readonly DecidedCase[]> {
    const effects = register.effects.get(cause.id) ?? List<Effect>();
    const decided: DecidedCase[] = [];
    for (const [caseId, ofCase] of effects.groupBy((effect) => effect.caseId)) {
      const registered = register.cases.get(caseId);
      if (!registered) throw new TypeError(`The case ${caseId} is not registered.`);
      decided.push(await this.#carryOutIn(register, registered, cause, ofCase.toArray(), atHand));
    }
    return decided;
  }

  async #carryOutIn(
    register: CustomerRegister,
    registered: RegisteredCase,
    cause: Cause,
    effects: readonly Effect[],
    atHand: Signal | undefined,
  ): Promise<DecidedCase> {
    const opens = registered.cause.id === cause.id;
    if (!opens && (await this.#isMissing(registered))) {
      await this.carryOut(register, registered.cause);
    }
    const signals = await this.#signalsOf(effects, atHand);
    const attached = signals.map(({ signal, role }) => attachedSignal(signal, role));
    const opening = opens ? this.#openingOf(registered, signals) : undefined;
    return this.cases.decide(
      caseStream(registered.caseId),
      cause,
      ({ state }) => {
        const language = followLanguage(state, attached, register.language);
        if (state) return [...attachSignals(state, attached), ...language];
        if (!opening) throw new TypeError(`The case ${registered.caseId} has no beginning.`);
        const playbook = this.playbooks.of(opening.caseType, opening.playbookVersion);
        return [...openCase(opening, playbook, attached), ...language];
      },
      { presumedNew: opens },
    );
  }

  /** Tells the customer's language, as the register knows it, to every case that has not come to its end. */
  async tellLanguage(register: CustomerRegister, cause: Cause): Promise<void> {
    for (const registered of register.cases.values()) {
      if (await this.#isMissing(registered)) await this.carryOut(register, registered.cause);
      await this.cases.decide(caseStream(registered.caseId), cause, ({ state }) =>
        state && !hasEnded(state.overview.status)
          ? followLanguage(state, [], register.language)
          : [],
      );
    }
  }

  /** Signals as their cases keep them. */
  async signalsAt(places: Iterable<SignalPlace>): Promise<readonly AttachedSignal[]> {
    return Promise.all(
      [...places].map(async ({ walletEventStream, role }) =>
        attachedSignal(await this.#read(walletEventStream), role),
      ),
    );
  }

  async #isMissing({ caseId }: RegisteredCase): Promise<boolean> {
    const stream = caseStream(caseId);
    return (this.cases.known(stream) ?? (await this.cases.load(stream))).revision === 'none';
  }

  async #ask(told: Map<string, ReopenableUntil>, caseIds: ReadonlySet<string>): Promise<void> {
    for (const caseId of caseIds) {
      const { state } = await this.cases.load(caseStream(caseId));
      told.set(caseId, state?.overview.reopenableUntil ?? null);
    }
  }

  async #signalsOf(
    effects: readonly Effect[],
    atHand: Signal | undefined,
  ): Promise<readonly SignalWithRole[]> {
    return Promise.all(
      effects
        .flatMap(({ signal }) => signal ?? [])
        .map(async ({ walletEventStream, role }) => {
          const isAtHand = atHand?.walletEventStream === walletEventStream;
          return { role, signal: isAtHand ? atHand : await this.#read(walletEventStream) };
        }),
    );
  }

  async #read(walletEventStream: string): Promise<Signal> {
    for await (const event of this.store.readStream(walletEventStream, { limit: 1 })) {
      return signalOf(event as RecordedWalletEvent & EventEnvelope);
    }
    throw new TypeError(`${walletEventStream} holds no signal.`);
  }

  #openingOf(registered: RegisteredCase, signals: readonly SignalWithRole[]): CaseOpening {
    if (registered.opening) return registered.opening;
    const trouble = signals.filter(({ role }) => role === 'opening').map(({ signal }) => signal);
    const [first] = trouble;
    if (!first) throw new TypeError(`No signal opens the case ${registered.caseId}.`);
    return openingBy(first, trouble, registered, this.playbooks.of(registered.caseType));
  }
}

interface SignalWithRole {
  readonly signal: Signal;
  readonly role: AttachedSignal['role'];
}

/** What would be decided, unless a case has to be asked first: then nothing is, and refused neither. */
function consult(
  register: CustomerRegister,
  told: ReadonlyMap<string, ReopenableUntil>,
  now: Date,
  decide: DecideOnRegister,
): { readonly unasked: ReadonlySet<string>; readonly events: () => readonly RegisterEvent[] } {
  const advice = new Advice(told, (caseId) => goesOnAs(register.merges, caseId));
  let events: () => readonly RegisterEvent[];
  try {
    const decided = decide(register, { advice, now });
    events = () => (advice.unasked.size > 0 ? [] : decided);
  } catch (refusal) {
    events = () => {
      if (advice.unasked.size > 0) return [];
      throw refusal;
    };
  }
  return { unasked: advice.unasked, events };
}

import { DecisionHandler, type EventStore, type RecordedEvent } from '#platform/event-store';
import { MemoryEventStore, recordWalletEvent, testKeyring } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent, type CaseOpening, caseStream } from '../case/case-events.js';
import { type Cases } from '../case/cases.provider.js';
import {
  CaseRegister,
  type DecidedCase,
  type DecideOnRegister,
} from '../customer-register/case-register.provider.js';
import { type CustomerRegisters } from '../customer-register/customer-registers.provider.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { registerDecider } from '../customer-register/register-decider.js';
import {
  caseIdFor,
  type Owner,
  registerStream,
  scopeOf,
  situationOf,
} from '../customer-register/situation.js';
import { type CaseByHand, openCaseByHand } from '../open-case/open-case.js';
import { playbooks as allPlaybooks } from '../playbooks/playbooks.provider.js';
import { AttachSignalPolicy } from './attach-signal.policy.js';

const clock = { now: () => new Date('2026-03-20T00:00:00.000Z') };

/** What one process has. */
export interface CaseProcess {
  readonly policy: AttachSignalPolicy;
  readonly register: CaseRegister;
  readonly registers: CustomerRegisters;
  readonly cases: Cases;
}

export function startProcess(store: EventStore, playbooks = allPlaybooks): CaseProcess {
  const cases: Cases = new DecisionHandler(store, caseDecider(playbooks), { clock });
  const registers = new DecisionHandler(store, registerDecider, { clock });
  const register = new CaseRegister(registers, cases, store, playbooks);
  const policy = new AttachSignalPolicy(register, testKeyring, playbooks);
  return { policy, register, registers, cases };
}

export interface ReportChanges {
  /** When it was recorded, if not when it occurred. */
  readonly recorded?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly backfill?: true;
  readonly source?: string;
}

/** A case with the names that the scenario gave to its signals. */
export interface SeenCase {
  readonly caseType: string;
  readonly signals: readonly string[];
  readonly opening: CaseOpening;
  readonly types: readonly string[];
}

/** One customer whose wallet reports what happens; times are of 2026-03-01, such as `10:05`, or whole ones. */
export class WalletScenario {
  readonly store = new MemoryEventStore();
  readonly process: CaseProcess;
  readonly #names = new Map<string, string>();

  constructor(playbooks = allPlaybooks) {
    this.process = startProcess(this.store, playbooks);
  }

  async report(
    name: string,
    type: string,
    time: string,
    changes: ReportChanges = {},
  ): Promise<RecordedEvent> {
    const { recorded, data, ...attributes } = changes;
    const event = await recordWalletEvent(
      this.store,
      `wallet.${type}.v1`,
      { id: name, time: at(time), ...attributes, ...(data && { data }) },
      at(recorded ?? time),
    );
    this.#names.set(event.id, name);
    await this.process.policy.handle(event);
    return event;
  }

  /** An agent opens a case by hand. */
  async open(byHand: CaseByHand): Promise<readonly DecidedCase[]> {
    const playbook = allPlaybooks.of(byHand.type);
    const owner: Owner = { kind: 'customer', id: byHand.customerId ?? 'customer-4821' };
    const cause = this.cause();
    const facts = { ...byHand, owner, ownId: cause.id };
    const situation = situationOf(playbook, facts, testKeyring);
    const scope = scopeOf(playbook.caseType, facts, testKeyring);
    const decide: DecideOnRegister = (register, { advice, now }) =>
      openCaseByHand(register, { byHand, playbook, situation, scope, now }, advice, (one, n) =>
        caseIdFor(one, n, testKeyring),
      );
    const stream = registerStream(owner, testKeyring);
    return this.process.register.carryOut(
      await this.process.register.decide(stream, cause, decide),
      cause,
    );
  }

  /** Resolves and closes the case; it can be reopened until then. */
  async close({ opening }: SeenCase, reopenableUntil: string): Promise<void> {
    const ending: CaseEvent[] = [
      { type: 'CaseResolved', data: { resolution: 'Done.', proposed: false } },
      { type: 'CaseClosed', data: { reopenableUntil: at(reopenableUntil) } },
    ];
    await this.process.cases.decide(caseStream(opening.caseId), this.cause(), () => ending);
  }

  async seen(): Promise<readonly SeenCase[]> {
    const events = await this.#eventsOf('case-');
    const streams = new Map<string, RecordedEvent[]>();
    for (const event of events) {
      streams.set(event.streamName, [...(streams.get(event.streamName) ?? []), event]);
    }
    return [...streams.values()].map((all) => {
      const opening = all[0]!.data as CaseOpening;
      const attached = all.filter(({ type }) => type === 'SignalAttached');
      const ids = attached.map(({ data }) => (data as { walletEventId: string }).walletEventId);
      const signals = ids.map((id) => this.#names.get(id) ?? id);
      return { caseType: opening.caseType, signals, opening, types: all.map(({ type }) => type) };
    });
  }

  /** Each case as its type and signals, e.g. `payment: p1 p2`. */
  async summary(): Promise<readonly string[]> {
    const seen = await this.seen();
    return seen.map(({ caseType, signals }) => `${caseType}: ${signals.join(' ')}`);
  }

  async caseEvents(): Promise<readonly CaseEvent[]> {
    return (await this.#eventsOf('case-')) as unknown as readonly CaseEvent[];
  }

  async registered(): Promise<readonly RegisterEvent[]> {
    return (await this.#eventsOf('customer-')) as unknown as readonly RegisterEvent[];
  }

  cause() {
    return {
      id: crypto.randomUUID(),
      actor: { kind: 'agent', id: 'mei' },
      correlationId: 'c',
    } as const;
  }

  async #eventsOf(prefix: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readAll()) {
      if (event.streamName.startsWith(prefix)) events.push(event);
    }
    return events;
  }
}

export function at(time: string): string {
  return new Date(time.length > 5 ? time : `2026-03-01T${time}:00Z`).toISOString();
}

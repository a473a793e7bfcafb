import { Injectable } from '@nestjs/common';
import { type RecordedWalletEvent, WALLET_EVENT_CATEGORY } from '#contracts';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { concernsOf } from '../customer-register/concern.js';
import { causeIn } from '../customer-register/register.js';
import { registerStreamOf, signalOf } from '../customer-register/signal.js';
import { caseIdFor, type Situation } from '../customer-register/situation.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { assignSignal } from './assign-signal.js';

/** Whenever a wallet event was recorded that concerns cases: attach it to those of its situation. */
@Injectable()
@RunsAsPolicy()
export class AttachSignalPolicy implements Policy {
  readonly name = 'attach-signal';
  readonly filter = { streamPrefixes: [`${WALLET_EVENT_CATEGORY}-`] };

  constructor(
    private readonly register: CaseRegister,
    private readonly keyring: Keyring,
    private readonly playbooks: Playbooks,
  ) {}

  partitionOf(event: RecordedEvent): string {
    return registerStreamOf(walletEvent(event), this.keyring);
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { playbooks } = this;
    const signal = signalOf(walletEvent(event));
    const concerns = concernsOf(signal, playbooks, this.keyring);
    if (concerns.length === 0) return;
    const caseIdOf = (situation: Situation, generation: number) =>
      caseIdFor(situation, generation, this.keyring);
    // What takes effect at most once is this one event of the log, whatever else was caused by its cause.
    const cause = { ...causeIn(event.metadata), id: event.id };
    const known = await this.register.decide(
      this.partitionOf(event),
      cause,
      (register, { advice }) =>
        assignSignal(register, concerns, { signal, advice, playbooks, caseIdOf }),
    );
    await this.register.carryOut(known, cause, signal);
  }
}

function walletEvent(event: RecordedEvent): RecordedWalletEvent & EventEnvelope {
  return event as RecordedWalletEvent & EventEnvelope;
}

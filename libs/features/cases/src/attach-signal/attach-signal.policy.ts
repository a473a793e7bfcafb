import { Injectable } from '@nestjs/common';
import { type RecordedWalletEvent, WALLET_EVENT_CATEGORY } from '#contracts';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { causeIn } from '../customer-register/register.js';
import { registerStreamOf, signalOf } from '../customer-register/signal.js';
import { caseIdFor } from '../customer-register/situation.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { assignSignal } from './assign-signal.js';

/** Whenever a wallet event was recorded that concerns a case: attach it to the case of its situation. */
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
    const signal = signalOf(walletEvent(event), this.playbooks, this.keyring);
    if (!signal) return;
    const { situation } = signal;
    // What takes effect at most once is this one event of the log, whatever else was caused by its cause.
    const cause = { ...causeIn(event.metadata), id: event.id };
    const record = await this.register.decide(
      this.partitionOf(event),
      situation,
      cause,
      (known, advice) =>
        assignSignal(known, signal, advice, this.playbooks, (generation) =>
          caseIdFor(situation, generation, this.keyring),
        ),
    );
    await this.register.carryOut(record, cause, signal);
  }
}

function walletEvent(event: RecordedEvent): RecordedWalletEvent & EventEnvelope {
  return event as RecordedWalletEvent & EventEnvelope;
}

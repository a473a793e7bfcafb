import { Injectable } from '@nestjs/common';
import { type RecordedWalletEvent } from '#contracts';
import { type RecordedEvent } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { causeIn } from '../customer-register/register.js';
import { registerStreamOf } from '../customer-register/signal.js';
import { learnLanguage } from './learn-language.js';

/** Whenever a customer told how to be reached: note the language in their register, and tell it to their cases. */
@Injectable()
@RunsAsPolicy()
export class LearnLanguagePolicy implements Policy {
  readonly name = 'learn-language';
  readonly filter = { eventTypes: ['wallet.CustomerContactChanged.v1'] };

  constructor(
    private readonly register: CaseRegister,
    private readonly keyring: Keyring,
  ) {}

  /** As that of signals: of one customer all is decided one after the other. */
  partitionOf(event: RecordedEvent): string {
    return registerStreamOf(event as RecordedEvent & RecordedWalletEvent, this.keyring);
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { metadata, data } = event as RecordedEvent & RecordedWalletEvent;
    const { language } = data.data as { readonly language?: string };
    const cause = { ...causeIn(metadata), id: event.id };
    const known = await this.register.decide(this.partitionOf(event), cause, (register) =>
      learnLanguage(register, { language, toldAt: metadata.occurredAt }),
    );
    await this.register.tellLanguage(known, cause);
  }
}

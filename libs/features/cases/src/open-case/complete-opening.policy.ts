import { Injectable } from '@nestjs/common';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { type CaseRegistered } from '../customer-register/register-events.js';
import { causeIn } from '../customer-register/register.js';

/**
 * Whenever a case was opened by hand: see that it exists. Its opener does so at once, and this does nothing,
 * unless the process stopped between the register and the case.
 */
@Injectable()
@RunsAsPolicy()
export class CompleteOpeningPolicy implements Policy {
  readonly name = 'complete-opening';
  readonly filter = { eventTypes: ['CaseRegistered'] satisfies CaseRegistered['type'][] };

  constructor(private readonly register: CaseRegister) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { metadata, streamName } = event as CaseRegistered & EventEnvelope;
    const cause = causeIn(metadata);
    const known = await this.register.decide(streamName, cause, () => []);
    await this.register.carryOut(known, cause);
  }
}

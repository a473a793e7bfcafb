import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { HealthChecks } from '#platform/http';
import { CaselineError } from '#platform/kernel';

/** Ready means that the event log answers now; that a subscription was well a moment ago is not enough. */
@Injectable()
export class EventLogHealth implements OnModuleInit {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.checks.register('event log', async () => {
      try {
        await this.store.head();
        return undefined;
      } catch (error) {
        if (error instanceof CaselineError) return error.message;
        throw error;
      }
    });
  }
}

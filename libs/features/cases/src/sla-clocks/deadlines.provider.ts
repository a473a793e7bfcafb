import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HealthChecks } from '#platform/http';
import { Notifications } from '#platform/postgres';
import { CASE_CLOCKS_CHANNEL } from '../case-clock/case-clocks.table.js';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';
import { DATABASE_TIME } from './database-time.provider.js';
import { type DatabaseTime, DeadlineTimer } from './deadline-timer.js';
import { SlaClocks } from './sla-clocks.provider.js';

/** Runs the timer of this process. Another process may do the same: what one has fired the other finds done. */
@Injectable()
export class Deadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #timer: DeadlineTimer;
  readonly #log = new Logger('Deadlines');
  #stopListening: (() => void) | undefined;
  #fault: string | undefined;

  constructor(
    armed: ArmedDeadlines,
    @Inject(DATABASE_TIME) time: DatabaseTime,
    clocks: SlaClocks,
    private readonly notifications: Notifications,
    private readonly health: HealthChecks,
  ) {
    this.#timer = new DeadlineTimer({
      time,
      armed: async (limit) => {
        const next = await armed.next(limit);
        this.#fault = undefined;
        return next;
      },
      fire: (caseId, now) => clocks.fire(caseId, now),
      onFault: (error) => {
        this.#fault = error instanceof Error ? error.name : 'unknown';
        this.#log.warn(`Deadlines have to wait: ${this.#fault}`);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.health.register('deadlines', () => Promise.resolve(this.#fault));
    this.#stopListening = this.notifications.listen(CASE_CLOCKS_CHANNEL, () => {
      this.#timer.wake();
    });
    this.#timer.start();
  }

  /** Before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopListening?.();
    await this.#timer.stop();
  }
}

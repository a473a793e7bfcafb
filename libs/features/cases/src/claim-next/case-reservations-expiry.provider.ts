import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { LOGGER, type Logger } from '#platform/observability';
import { CaseReservations } from './case-reservations.provider.js';

const HOUR = 3_600_000;

/** Forgets old reservations from time to time. Every process does so; whoever comes second finds none. */
@Injectable()
export class CaseReservationsExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly reservations: CaseReservations,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#expire(), HOUR).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  async #expire(): Promise<void> {
    try {
      await this.reservations.forgetOld();
    } catch (error) {
      this.logger.warn({ err: error }, 'Old reservations could not be forgotten; later again.');
    }
  }
}

import {
  type Abstract,
  type FactoryProvider,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type Type,
} from '@nestjs/common';
import { LOGGER, type Logger } from '#platform/observability';

const HOUR = 3_600_000;

/** Keeps what nobody needs after a while. */
export interface Forgetful {
  forgetOld(): Promise<unknown>;
}

class HourlyExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keeper: Forgetful,
    private readonly what: string,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#expire(), HOUR).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  async #expire(): Promise<void> {
    try {
      await this.keeper.forgetOld();
    } catch (error) {
      this.logger.warn({ err: error }, `Old ${this.what} could not be forgotten; later again.`);
    }
  }
}

/** Has what is old forgotten once an hour. Every process does so; whoever comes second finds none. */
export function hourlyExpiry(
  keeper: Type<Forgetful> | Abstract<Forgetful>,
  what: string,
): FactoryProvider {
  return {
    provide: Symbol(`hourly expiry of ${what}`),
    useFactory: (kept: Forgetful, logger: Logger) => new HourlyExpiry(kept, what, logger),
    inject: [keeper, LOGGER],
  };
}

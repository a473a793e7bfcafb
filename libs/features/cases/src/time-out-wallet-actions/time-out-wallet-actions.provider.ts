import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { LOGGER, type Logger } from '#platform/observability';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type FoundWalletAction, WalletActions } from '../wallet-actions/wallet-actions.query.js';
import { DueTimer } from './due-timer.js';
import { timeOutWalletAction } from './time-out-wallet-action.js';

const LOOK_EVERY_MS = 2_000;
const DUE_AT_ONCE = 100;

/**
 * Times out what the wallet has not answered. The rows of the outbox are the timers, the database's clock says what
 * is due, and the case decides: so it outlasts a restart, is never early, and happens once, though every process looks.
 */
@Injectable()
export class TimeOutWalletActions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #timer = new DueTimer<FoundWalletAction>({
    dueAfter: (last) => this.actions.dueAfter(last, DUE_AT_ONCE),
    fire: (due) => this.timeOut(due),
    failed: (error) => {
      this.logger.warn({ err: error }, 'Wallet actions could not be timed out; later again.');
    },
  });
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly actions: WalletActions,
    private readonly cases: CaseDecisions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#looking);
    await this.#timer.finished();
  }

  look(): Promise<void> {
    return this.#timer.look();
  }

  async timeOut(due: FoundWalletAction): Promise<void> {
    const { caseId, actionId, dueAt, correlationId } = due;
    const cause = {
      id: uuidv5(JSON.stringify(['time out', dueAt]), actionId),
      actor: { kind: 'system', id: 'wallet-action-timer' },
      correlationId,
    } as const;
    await this.cases.record({ caseId, cause }, (current) => timeOutWalletAction(current, due));
  }
}

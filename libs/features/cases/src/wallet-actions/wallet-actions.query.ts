import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { type RequestedWalletAction } from './requested-wallet-action.js';
import { type WalletActionsOut } from './wallet-actions-out.js';
import { WALLET_ACTION_CHANGES, type WalletActionTables } from './wallet-actions.projector.js';

const ACTIONS_AT_ONCE = 200;

export interface FoundWalletAction {
  readonly caseId: string;
  readonly actionId: string;
  readonly dueAt: string;
  readonly correlationId: string;
}

@Injectable()
export class WalletActions implements WalletActionsOut {
  readonly #db: Kysely<WalletActionTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(WALLET_ACTION_CHANGES) private readonly changes: ChangeFeed,
  ) {
    this.#db = db.withTables<WalletActionTables>();
  }

  async openAfter(
    place: string | undefined,
    limit: number,
  ): Promise<readonly RequestedWalletAction[]> {
    const rows = await this.#db
      .selectFrom('wallet_actions')
      .select('body')
      .where('state', '=', 'requested')
      .where('place', '>', place ?? '')
      .orderBy('place')
      .limit(limit)
      .execute();
    return rows.map(({ body }) => body);
  }

  async *follow(
    place: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<RequestedWalletAction> {
    let last = place;
    const watch = this.changes.watchAll();
    try {
      while (!signal.aborted) {
        const actions = await this.openAfter(last, ACTIONS_AT_ONCE);
        yield* actions;
        last = actions.at(-1)?.place ?? last;
        if (actions.length < ACTIONS_AT_ONCE) await watch.next(signal);
      }
    } finally {
      watch.close();
    }
  }

  /** Whatever has become of it. */
  async find(actionId: string): Promise<FoundWalletAction | undefined> {
    const row = await this.#db
      .selectFrom('wallet_actions')
      .select(['body', 'correlation_id'])
      .where('action_id', '=', actionId)
      .executeTakeFirst();
    return row && found(row);
  }

  /** Those whose time is up by the database's clock, by when that was, after one of them. */
  async dueAfter(
    last: FoundWalletAction | undefined,
    limit: number,
  ): Promise<readonly FoundWalletAction[]> {
    let query = this.#db
      .selectFrom('wallet_actions')
      .select(['body', 'correlation_id'])
      .where('state', '=', 'requested')
      .where('due_at', '<=', sql<Date>`clock_timestamp()`);
    if (last) {
      query = query.where(
        sql<boolean>`(due_at, action_id) > (${last.dueAt}::timestamptz, ${last.actionId})`,
      );
    }
    const rows = await query.orderBy('due_at').orderBy('action_id').limit(limit).execute();
    return rows.map(found);
  }
}

function found({
  body: { caseId, actionId, dueAt },
  correlation_id,
}: {
  readonly body: RequestedWalletAction;
  readonly correlation_id: string;
}): FoundWalletAction {
  return { caseId, actionId, dueAt, correlationId: correlation_id };
}

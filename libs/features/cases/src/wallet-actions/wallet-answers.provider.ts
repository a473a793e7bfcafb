import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { type Actor } from '#platform/kernel';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type Case } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import {
  type CaseWalletAction,
  requireWalletAction,
  walletActionNotFound,
} from '../case/wallet-actions.js';
import { WalletActions } from './wallet-actions.query.js';

export interface WalletAnswer {
  readonly actionId: string;
  /** Who says it. */
  readonly actor: Actor;
  /** Texts that make it this answer and no other. */
  readonly content: readonly string[];
}

/** What every answer of the wallet has in common, whatever brought it. */
@Injectable()
export class WalletAnswers {
  constructor(
    private readonly actions: WalletActions,
    private readonly cases: CaseDecisions,
  ) {}

  /**
   * The action right after the answer took effect, now or when it came first. The answer is its own idempotency
   * key: whoever brings it again, nothing happens twice.
   */
  async record(
    { actionId, actor, content }: WalletAnswer,
    decide: (current: Case, now: Date) => readonly CaseEvent[],
  ): Promise<CaseWalletAction> {
    const found = await this.actions.find(actionId);
    if (!found) throw walletActionNotFound();
    const { caseId, correlationId } = found;
    const cause = { id: uuidv5(JSON.stringify(content), actionId), actor, correlationId };
    return requireWalletAction(await this.cases.record({ caseId, cause }, decide), actionId);
  }
}

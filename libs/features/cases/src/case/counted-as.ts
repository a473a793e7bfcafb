import { type Playbook } from '../playbooks/playbook.js';
import { type CaseEvent } from './case-events.js';

/** The part of the goal that something meets which is no signal: a decision, or the wallet's answer. */
export function countedAs(playbook: Playbook, event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'DecisionApproved':
      return playbook.decisions?.find(({ decision }) => decision === event.data.decision)?.countsAs;
    case 'WalletActionConfirmed':
      return playbook.walletActions.find(({ action }) => action === event.data.action)?.countsAs;
    default:
      return undefined;
  }
}

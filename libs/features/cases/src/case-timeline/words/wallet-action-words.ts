import { type WalletActionEvent } from '../../case/case-events.js';
import { type WordsFor } from './words.js';

export const walletActionWords: WordsFor<WalletActionEvent> = {
  WalletActionRequested: ({ action, dueAt }) => `asked the wallet for ${action}, until ${dueAt}`,
  WalletActionConfirmed: ({ action, late }) => `the wallet confirmed ${action}${lateness(late)}`,
  WalletActionRejected: ({ action, reasonCode, late }) =>
    `the wallet rejected ${action}: ${reasonCode}${lateness(late)}`,
  WalletActionTimedOut: ({ action }) => `no answer of the wallet to ${action} in time`,
};

function lateness(late: true | undefined): string {
  return late ? ', after it had timed out' : '';
}

import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'withdrawal',
  title: 'the bank sends the money back; it is sent again and arrives',
  play: async (stage) => {
    const lin = new CustomerCase(stage, 'Lin', 'withdrawal');
    const withdrawal = { transactionId: 'wd-2041', amount: '250.00', currency: 'CNY' };
    await lin.walletReports('WithdrawalStuck', {
      ...withdrawal,
      reasonCode: 'BANK_TIMEOUT',
      channel: 'in-app-chat',
    });
    await lin.walletReportsAgain();
    await lin.isTaken();
    await lin.isTooLate('ben', 'take it, too', 'assign', { assignee: 'ben' });
    await lin.step('collect-the-request');
    await lin.isRefused(
      'have it sent again yet',
      'wallet-actions',
      { action: 'ReinitiateWithdrawal', stepId: 're-initiate', atCustomersWish: true },
      'identity-not-verified',
    );
    await lin.calls();
    await lin.step('verify-identity');
    await lin.step('check-the-record', 'returned-to-the-wallet');
    await lin.walletDoes('ReinitiateWithdrawal', 're-initiate');
    await lin.walletReports('WithdrawalCompleted', withdrawal);
    await lin.resolutionIsProposed();
    await lin.isResolvedAndRated('It arrived after it was sent again.', 4, 'I had to call.');
    return [lin];
  },
};

export default situation;

import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'suspicious-activity',
  title: 'four eyes: nobody gives a frozen account free alone',
  play: async (stage) => {
    const wang = new CustomerCase(stage, 'Wang', 'suspicious-activity');
    await wang.walletReports('SuspiciousActivityDetected', {
      transactionId: 'tr-44',
      amount: '4999.00',
      currency: 'CNY',
      reasonCode: 'UNUSUAL_LOCATION',
    });
    await wang.isTaken();
    await wang.walletDoes('FreezeAccount', 'protect-the-account');
    await wang.isTold('We noticed something unusual and are looking into it.', 'next-step');
    await wang.step('alert-the-customer');
    await wang.calls();
    await wang.step('verify-identity');
    await wang.step('review');
    const { decisions } = await wang.does('proposes to unfreeze the account', 'decisions', {
      decision: 'unfreeze',
      reason: 'It was the customer, on a journey.',
    });
    const unfreeze = { action: 'UnfreezeAccount', stepId: 'decide' };
    await wang.isRefused('have it unfrozen yet', 'wallet-actions', unfreeze, 'not-approved');
    const approve = `decisions/${decisions.at(-1)?.decisionId}/approve`;
    await wang.does('approves what mei proposed', approve, {}, 'noor');
    await wang.walletDoes('UnfreezeAccount', 'decide');
    await wang.walletReports('AccountUnfrozen');
    await wang.resolutionIsProposed();
    await wang.isResolvedAndRated('It was the customer; unfrozen.', 3, 'Better safe than sorry.');
    return [wang];
  },
};

export default situation;

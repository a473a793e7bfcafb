import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'top-up',
  title: 'money left the bank and is not in the wallet; it is credited, and the cause told',
  play: async (stage) => {
    const chen = new CustomerCase(stage, 'Chen', 'top-up');
    const topUp = { transactionId: 'tu-7003', amount: '80.00', currency: 'CNY' };
    await chen.walletReports('TopUpNotCredited', {
      ...topUp,
      reasonCode: 'CREDIT_PENDING',
      channel: 'bank-card',
      sourceDebited: true,
    });
    await chen.isTaken();
    await chen.step('trace-the-record');
    await chen.step('establish-whether-money-left', 'left');
    await chen.walletDoes('CreditTopUp', 'credit-or-return');
    await chen.walletReports('TopUpCredited', topUp);
    await chen.resolutionIsProposed();
    await chen.isTold('Your bank answered late. The 80.00 CNY are in your wallet now.', 'finding');
    await chen.isResolvedAndRated('Credited, cause told.', 5, 'Quick.');
    return [chen];
  },
};

export default situation;

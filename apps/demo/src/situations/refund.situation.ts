import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'refund',
  title: 'the parcel never came; inside its window the purchase is paid back',
  play: async (stage) => {
    const novak = new CustomerCase(stage, 'Novak', 'refund');
    const purchase = { transactionId: 'pay-5', amount: '239.00', currency: 'CNY' };
    await novak.walletReports('RefundRequested', {
      ...purchase,
      reasonCode: 'GOODS_NOT_RECEIVED',
      description: 'The parcel never came.',
      channel: 'in-app-chat',
    });
    await novak.isTaken();
    await novak.step('collect-proof-of-purchase');
    await novak.step('check-window-and-conditions', 'eligible');
    await novak.calls('second-factor');
    await novak.walletDoes('InitiateRefund', 'process');
    await novak.walletReports('RefundCompleted', purchase);
    await novak.resolutionIsProposed();
    await novak.isResolvedAndRated('Paid back.', 5, 'Without any fuss.');
    return [novak];
  },
};

export default situation;

import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'payment',
  title: 'a transfer fails twice within minutes, which is one case; with advice it succeeds',
  play: async (stage) => {
    const sato = new CustomerCase(stage, 'Sato', 'payment', 'ben');
    const transfer = { amount: '58.80', currency: 'CNY', kind: 'transfer' };
    const failed = { ...transfer, reasonCode: 'SYSTEM_ERROR', channel: 'in-app-chat' };
    await sato.walletReports('PaymentFailed', { ...failed, transactionId: 'pay-19' }, 2);
    await sato.walletReports('PaymentFailed', { ...failed, transactionId: 'pay-20' });
    await sato.isTaken();
    await sato.step('check-network-and-details');
    await sato.step('check-balance');
    await sato.step('check-method-and-account');
    await sato.isTold('The bank of your payee was away. Please try once more.', 'next-step');
    await sato.step('fix-or-advise', 'advised');
    await sato.walletReports('PaymentSucceeded', { ...transfer, transactionId: 'pay-20' });
    await sato.resolutionIsProposed();
    await sato.isResolvedAndRated('The transfer went through.', 5, 'It worked at once.');
    return [sato];
  },
};

export default situation;

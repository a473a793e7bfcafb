import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'payment-not-received',
  title: 'a payee waits for a payment; it is traced, and goes back to who paid',
  play: async (stage) => {
    const haddad = new CustomerCase(stage, 'Haddad', 'payment-not-received');
    const payment = { transactionId: 'pay-3090', amount: '460.00', currency: 'CNY' };
    await haddad.walletReports('PaymentNotReceived', {
      ...payment,
      reasonCode: 'PAYEE_REPORTS_MISSING',
      channel: 'hotline',
    });
    await haddad.isTaken();
    await haddad.step('check-the-record', 'not-completed');
    await haddad.walletDoes('TracePayment', 'trace');
    await haddad.walletDoes('ReturnPayment', 'complete-or-return');
    await haddad.walletReports('PaymentReturned', {
      ...payment,
      reasonCode: 'PAYEE_ACCOUNT_CLOSED',
    });
    await haddad.resolutionIsProposed();
    await haddad.isTold('The account of your payee is closed. The money is back.', 'finding');
    await haddad.isResolvedAndRated('Returned to the wallet.', 4, 'At least it is back.');
    return [haddad];
  },
};

export default situation;

import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'payment-not-received',
  title: 'the payment hangs; it is traced and returned',
  tell: async (story) => {
    await story.walletReports('PaymentNotReceived');
    await story.step('check-the-record', 'not-completed');
    await story.walletAction('TracePayment', 'trace');
    await story.walletAction('ReturnPayment', 'complete-or-return');
    await story.walletReports('PaymentReturned');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('The money is back in the wallet.');
  },
};

export default situation;

import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'top-up',
  title: 'the news that it was credited overtakes the news that it failed',
  play: async (stage) => {
    const ivanov = new CustomerCase(stage, 'Ivanov', 'top-up', 'ben');
    const topUp = { transactionId: 'tu-7110', amount: '500.00', currency: 'CNY' };
    await ivanov.walletReportsAhead('TopUpCredited', topUp);
    const failed = {
      ...topUp,
      reasonCode: 'BANK_TIMEOUT',
      channel: 'bank-card',
      sourceDebited: true,
    };
    await ivanov.walletReports('TopUpFailed', failed, 5);
    await ivanov.resolutionIsProposed();
    await ivanov.isTold('Your top-up needed a second try and has arrived.', 'finding');
    await ivanov.isResolvedAndRated(
      'It had healed before we heard of it.',
      4,
      'I had not noticed.',
    );
    return [ivanov];
  },
};

export default situation;

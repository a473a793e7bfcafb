import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'account-locked',
  title: 'too many attempts; who calls is verified, then the wallet unlocks',
  play: async (stage) => {
    const okafor = new CustomerCase(stage, 'Okafor', 'account-locked', 'ben');
    await okafor.walletReports('AccountLocked', { reasonCode: 'TOO_MANY_PASSWORD_ATTEMPTS' });
    await okafor.isTaken();
    await okafor.isRefused(
      'guide the unlock yet',
      'steps/guide-the-unlock/start',
      {},
      'step-waits',
    );
    await okafor.calls();
    await okafor.step('verify-identity');
    await okafor.walletDoes('UnlockAccount', 'guide-the-unlock');
    await okafor.walletReports('AccountUnlocked');
    await okafor.walletDoes('SendPasswordReset', 'reset-the-password');
    await okafor.walletReports('PasswordReset');
    await okafor.resolutionIsProposed();
    await okafor.isResolvedAndRated('In again, with a new password.', 5, 'Friendly.');
    return [okafor];
  },
};

export default situation;

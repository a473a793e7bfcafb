import { CustomerCase } from '../customer-case.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'complaint',
  title: 'acknowledged, investigated and answered within its 24 hours; the customer accepts',
  play: async (stage) => {
    const silva = new CustomerCase(stage, 'Silva', 'complaint', 'ben');
    await silva.walletReports('ComplaintFiled', {
      category: 'fees',
      description: 'I was charged twice for one transfer.',
      channel: 'in-app-chat',
    });
    await silva.isTaken();
    await silva.isTold('We have your complaint and answer within a day.', 'acknowledgement');
    await silva.step('acknowledge');
    await silva.isRefused('resolve it yet', 'resolve', { resolution: 'Done.' }, 'steps-undone');
    await silva.does('notes what the ledger says', 'notes', { text: 'Two charges, one reversed.' });
    await silva.step('investigate');
    await silva.isTold('One of the two charges was wrong. It is on its way back.', 'finding');
    await silva.step('answer');
    await silva.does('proposes how it is made good', 'propose-resolution', {
      resolution: 'The second charge is returned.',
    });
    await silva.does('hears that Silva accepts', 'accept-resolution');
    await silva.isRated(5, 'An honest answer.');
    await silva.does('closes it', 'close');
    return [silva];
  },
};

export default situation;

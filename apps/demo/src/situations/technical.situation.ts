import { CustomerCase } from '../customer-case.js';
import { Incident } from '../incident.js';
import { type Situation } from '../situation.js';

const situation: Situation = {
  caseType: 'technical',
  title: 'one outage, many customers: an incident, whose cases are answered and resolved at once',
  play: async (stage) => {
    const cases = ['Kim', 'Rossi', 'Diallo'].map(
      (who) => new CustomerCase(stage, who, 'technical'),
    );
    for (const one of cases) {
      await one.walletReports('TechnicalIssueReported', {
        situationId: 'login-0207',
        category: 'login',
        description: 'The app closes as soon as I log in.',
        errorCode: 'E5003',
        channel: 'web-chat',
      });
    }
    const outage = { title: 'The app closes at login', description: 'Since the version 8.2.1.' };
    const incident = await Incident.declare(stage, outage, cases);
    await incident.all('tags all of them', 'tag', { add: ['login-outage'] });
    await incident.all('writes to all of them', 'send-reply', {
      channel: 'web-chat',
      text: 'We know the error and are mending it. An update comes today.',
      states: ['next-step'],
    });
    for (const one of cases) {
      await one.walletReports('FixConfirmed', { situationId: 'login-0207', channel: 'web-chat' });
      await one.resolutionIsProposed();
    }
    await incident.all('resolves all of them', 'resolve', { resolution: 'Mended in 8.2.2.' });
    for (const one of cases) await one.isRated(4, 'Well informed.');
    await incident.all('closes all of them', 'close', {});
    return cases;
  },
};

export default situation;

import { exampleWalletEvent, walletEventTypes } from '#contracts';
import { type Play } from './play.js';

/** What the examples of codes cannot have: the registration in place of customer and account. */
const codesWithinRegistration: Play = async ({ service }) => {
  for (const { type } of walletEventTypes().filter((one) => one.type.includes('Code'))) {
    const { customerId: _customer, accountId: _account, ...rest } = exampleWalletEvent(type).data;
    const registrationId = 'registration-9034';
    const event = {
      ...exampleWalletEvent(type, { id: `${type} within`, subject: registrationId }),
      data: { ...rest, within: 'registration', registrationId },
    };
    const answer = await service.publish(event);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  }
};

export default codesWithinRegistration;

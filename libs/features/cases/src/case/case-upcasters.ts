import { type Upcaster } from '#platform/event-store';

/** Version 1 had amount and currency apart, and so could have one without the other, which is no money. */
const caseOpenedWithMoney: Upcaster = {
  type: 'CaseOpened',
  from: 1,
  upcast: ({ amount, currency, ...data }) => ({
    ...data,
    ...(amount !== undefined && currency !== undefined && { money: { amount, currency } }),
  }),
};

/** Version 1 did not say what the customer heard. */
const withoutStatement = (type: 'ContactRecorded' | 'ReplySent'): Upcaster => ({
  type,
  from: 1,
  upcast: (data) => data,
});

/** Of events of cases and of customers' registers. */
export const caseUpcasters: readonly Upcaster[] = [
  caseOpenedWithMoney,
  withoutStatement('ContactRecorded'),
  withoutStatement('ReplySent'),
];

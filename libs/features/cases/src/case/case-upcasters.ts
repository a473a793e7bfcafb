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

/** Version 1 knew no claims: nobody's assignment went back by itself. */
const caseAssignedWithLease: Upcaster = { type: 'CaseAssigned', from: 1, upcast: (data) => data };

/** Of events of cases and of customers' registers. */
export const caseUpcasters: readonly Upcaster[] = [caseOpenedWithMoney, caseAssignedWithLease];

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

/** Version 1 was of the goal's only; agents propose too. */
const resolutionProposedByGoal: Upcaster = {
  type: 'ResolutionProposed',
  from: 1,
  upcast: (data) => ({ by: 'goal', ...data }),
};

/** Version 1 did not say what the customer was told, and nobody can know it now. */
const statesNothing = (type: 'ContactRecorded' | 'ReplySent'): Upcaster => ({
  type,
  from: 1,
  upcast: (data) => data,
});

/** Of events of cases and of customers' registers. */
export const caseUpcasters: readonly Upcaster[] = [
  caseOpenedWithMoney,
  caseAssignedWithLease,
  resolutionProposedByGoal,
  statesNothing('ContactRecorded'),
  statesNothing('ReplySent'),
];

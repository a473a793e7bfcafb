/** What a case promises its customer. */
export const promiseNames = ['first-response', 'resolution', 'next-update'] as const;
export type PromiseName = (typeof promiseNames)[number];

/** The promises that a case makes, and the clock that closes a resolved one. */
export const clockNames = [...promiseNames, 'automatic-close'] as const;
export type ClockName = (typeof clockNames)[number];

/** The time that a target is counted from. `requestedAt` is what the wallet says of the customer's request. */
export const clockStarts = ['requestedAt', 'occurredAt', 'recordedAt'] as const;
export type ClockStart = (typeof clockStarts)[number];

/** Until when something is to be done: a duration, one of business time, or the end (24:00) of a business day. */
export type ClockTarget = { readonly from: ClockStart } & (
  | { readonly elapsedMinutes: number }
  | { readonly businessMinutes: number; readonly calendar: string }
  | { readonly endOfBusinessDay: number; readonly calendar: string }
);

/** Of one playbook; where it says nothing, the defaults of the installation hold. */
export type ClockTargets = Readonly<Partial<Record<PromiseName, ClockTarget>>>;

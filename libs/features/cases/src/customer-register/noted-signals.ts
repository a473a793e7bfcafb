import { isWithin } from './join-spans.js';
import { areOne } from './join-situations.js';
import { type Assignment, assignment, type CaseIdentity } from './generations.js';
import { type RegisterEvent } from './register-events.js';
import { type CustomerRegister, type NotedSignal, scopeRecordOf } from './register.js';
import { type Scope, type Situation } from './situation.js';

/** So often in so many minutes is too often for trouble that the customer can mend alone. */
export const AGAIN_AND_AGAIN = { times: 3, withinMinutes: 30 } as const;

export interface NotedIn extends NotedSignal {
  readonly scope: Scope;
}

/** What is noted in one scope, or in all of them of a type, or in all. */
export function notedOf(
  register: CustomerRegister,
  { caseType, scope }: { readonly caseType?: string; readonly scope?: Scope },
): readonly NotedIn[] {
  const scopes = scope
    ? [scopeRecordOf(register, scope)]
    : [...register.scopes.values()].filter(
        (one) => caseType === undefined || one.scope.caseType === caseType,
      );
  return scopes.flatMap((one) =>
    [...one.noted.values()].map((signal) => ({ ...signal, scope: one.scope })),
  );
}

/** What was noted of the situation itself, as trouble of whatever type. */
export function notedAbout(register: CustomerRegister, situation: Situation): readonly NotedIn[] {
  return notedOf(register, {}).filter((one) => areOne(register, one.situation, situation));
}

/** What was noted that together with this moment makes trouble that came too often; nothing if it did not. */
export function againAndAgain(
  register: CustomerRegister,
  scope: Scope,
  occurredAt: string,
): readonly NotedIn[] {
  const { times, withinMinutes } = AGAIN_AND_AGAIN;
  const near = notedOf(register, { scope }).filter((one) =>
    isWithin(one.occurredAt, occurredAt, withinMinutes),
  );
  const moments = [occurredAt, ...near.map((one) => one.occurredAt)];
  // A stretch of time begins with each of the moments that can begin one which reaches to the one at hand.
  const stretches = moments
    .filter((begin) => begin <= occurredAt)
    .map((begin) =>
      near.filter(
        (one) => one.occurredAt >= begin && isWithin(begin, one.occurredAt, withinMinutes),
      ),
    )
    .filter((stretch) => stretch.length + 1 >= times);
  return near.filter((one) => stretches.some((stretch) => stretch.includes(one)));
}

/** What was noted becomes part of a case: its situations with it. */
export function takeUp(
  register: CustomerRegister,
  noted: readonly NotedIn[],
  into: Situation,
  target: CaseIdentity,
  joins: Assignment['joins'],
): readonly RegisterEvent[] {
  return noted.flatMap(({ situation, scope, ...signal }): RegisterEvent[] => [
    ...joining(register, situation, into),
    assignment(signal, { role: 'opening', situation, scope, joins }, target),
  ]);
}

export function joining(
  register: CustomerRegister,
  situation: Situation,
  into: Situation,
): readonly RegisterEvent[] {
  return areOne(register, situation, into)
    ? []
    : [{ type: 'SituationJoined', data: { situation, into } }];
}

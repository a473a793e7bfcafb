import { type SignalRole } from '../playbooks/playbook.js';
import { type RegisteredSignal, type SignalAssigned } from './register-events.js';
import {
  type CustomerRegister,
  recordOf,
  type RegisteredCase,
  rootOf,
  type ScopeRecord,
  type SituationRecord,
} from './register.js';
import { type Scope, type Situation } from './situation.js';

export type CaseIdOf = (situation: Situation, generation: number) => string;

export type CaseIdentity = Pick<
  RegisteredCase,
  'caseId' | 'caseType' | 'generation' | 'previousCaseId' | 'aboutCaseId'
>;

/** The situation's first case, or the one after its newest, under an id that no other case has. */
export function nextGeneration(
  register: CustomerRegister,
  situation: Situation,
  caseType: string,
  caseIdOf: CaseIdOf,
): CaseIdentity {
  const root = rootOf(register, situation);
  const { current } = recordOf(register, root);
  let generation = (current?.generation ?? 0) + 1;
  // A situation that was joined into this one may have used the number.
  while (register.cases.has(caseIdOf(root, generation))) generation += 1;
  const caseId = caseIdOf(root, generation);
  return { caseId, caseType, generation, previousCaseId: current?.caseId };
}

/** Where a signal is assigned to, and as what. */
export interface Assignment {
  readonly role: SignalRole;
  readonly situation?: Situation | undefined;
  readonly scope: Scope;
  readonly isWithin?: boolean;
  readonly joins?: SignalAssigned['data']['joins'];
}

export function assignment(
  signal: RegisteredSignal,
  { role, situation, scope, isWithin, joins }: Assignment,
  { caseId, caseType, generation, previousCaseId, aboutCaseId }: CaseIdentity,
): SignalAssigned {
  return {
    type: 'SignalAssigned',
    data: {
      ...registeredSignal(signal),
      ...(situation && { situation }),
      scope,
      role,
      ...{ caseId, caseType, generation },
      ...(previousCaseId !== undefined && { previousCaseId }),
      ...(aboutCaseId !== undefined && { aboutCaseId }),
      ...(isWithin && { within: true as const }),
      ...(joins && { joins }),
    },
  };
}

export function registeredSignal(signal: RegisteredSignal): RegisteredSignal {
  const { walletEventId, walletEventStream, walletEventType, occurredAt } = signal;
  return { walletEventId, walletEventStream, walletEventType, occurredAt };
}

/** Held goal signals that may end the trouble are assigned to its case together with it. */
export function releaseHeld(
  { held }: SituationRecord,
  troubleSince: string | undefined,
  about: Omit<Assignment, 'role'>,
  target: CaseIdentity,
): readonly SignalAssigned[] {
  return [...held.values()]
    .filter(({ occurredAt }) => troubleSince === undefined || occurredAt >= troubleSince)
    .map((signal) => assignment(signal, { ...about, role: 'goal' }, target));
}

/** Of the goal signals that name no situation, the first of each type that helps against the trouble. */
export function goalsOfScope(
  { scope, goals }: ScopeRecord,
  troubleSince: string | undefined,
  target: CaseIdentity,
): readonly SignalAssigned[] {
  const first = new Map<string, RegisteredSignal>();
  for (const goal of goals) {
    const { walletEventType, occurredAt } = goal;
    const known = first.get(walletEventType);
    if (troubleSince !== undefined && occurredAt < troubleSince) continue;
    if (!known || occurredAt < known.occurredAt) first.set(walletEventType, goal);
  }
  return [...first.values()].map((signal) => assignment(signal, { role: 'goal', scope }, target));
}

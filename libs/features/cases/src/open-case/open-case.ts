import { type Cause } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type CaseOpening } from '../case/case-events.js';
import { type Advice } from '../customer-register/advice.js';
import {
  type CaseIdentity,
  type CaseIdOf,
  nextGeneration,
  releaseHeld,
} from '../customer-register/generations.js';
import { isWithin } from '../customer-register/join-spans.js';
import { goesOnAs } from '../customer-register/merges.js';
import { notedAbout, type NotedIn, notedOf, takeUp } from '../customer-register/noted-signals.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { type CustomerRegister, recordOf, rootOf } from '../customer-register/register.js';
import { identityOf } from '../customer-register/signal.js';
import { type Scope, type Situation } from '../customer-register/situation.js';
import { type CaseType, type Playbook } from '../playbooks/playbook.js';

/** What an agent tells of a case that is opened by hand. */
export interface CaseByHand {
  readonly type: CaseType;
  /** One of both: a customer, or somebody who registers and is none yet. */
  readonly customerId?: string | undefined;
  readonly registrationId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly channel?: string | undefined;
  readonly description?: string | undefined;
  /** When the trouble began, if the customer knows. */
  readonly occurredAt?: string | undefined;
}

export class OpenCase {
  constructor(
    readonly cause: Cause,
    readonly byHand: CaseByHand,
  ) {}
}

interface OpeningByHand {
  readonly byHand: CaseByHand;
  readonly playbook: Playbook;
  readonly situation: Situation;
  readonly scope: Scope;
  readonly now: Date;
}

/**
 * Opens the situation's first case, or the next one after a case that is closed for good. That the customer
 * makes contact is the reason for a case that what was noted so far did not give.
 */
export function openCaseByHand(
  register: CustomerRegister,
  about: OpeningByHand,
  advice: Advice,
  caseIdOf: CaseIdOf,
): readonly RegisterEvent[] {
  const { playbook, situation, scope, now } = about;
  const record = recordOf(register, situation);
  const { current } = record;
  if (current && !advice.isClosedForGood(current.caseId, now.toISOString())) {
    throw situationHasCase(goesOnAs(register.merges, current.caseId));
  }
  const identity = nextGeneration(register, situation, playbook.caseType, caseIdOf);
  const opening = openingOf(about, identity);
  const noted = notedBefore(register, about);
  return [
    { type: 'CaseRegistered', data: { situation, scope, opening } },
    ...takeUp(register, noted, rootOf(register, situation), identity, undefined),
    ...releaseHeld(record, opening.troubleSince, { situation, scope }, identity),
  ];
}

/** For so long the trouble of an account is what its customer makes contact about, without better knowledge. */
const NOTED_FOR_MINUTES = 24 * 60;

/** What was noted of the transaction, else of the account, else of the customer. */
function notedBefore(
  register: CustomerRegister,
  { byHand, playbook, situation, scope, now }: OpeningByHand,
): readonly NotedIn[] {
  if (situation.kind !== 'event') return notedAbout(register, situation);
  const { caseType } = playbook;
  const noted = notedOf(register, byHand.accountId === undefined ? { caseType } : { scope });
  return noted.filter((one) => isWithin(one.occurredAt, now.toISOString(), NOTED_FOR_MINUTES));
}

function openingOf(
  { byHand, playbook, situation, now }: OpeningByHand,
  identity: CaseIdentity,
): CaseOpening {
  const { customerId, registrationId, accountId, transactionId, channel, description } = byHand;
  const troubleSince = beganAt(byHand.occurredAt, situation, now);
  return {
    ...identityOf(identity),
    playbookVersion: playbook.version,
    situationKind: situation.kind,
    ...(customerId !== undefined && { customerId }),
    ...(registrationId !== undefined && { registrationId }),
    ...(accountId !== undefined && { accountId }),
    ...(transactionId !== undefined && { transactionId }),
    ...(channel !== undefined && { channel }),
    openedBy: 'hand',
    ...(description !== undefined && { description }),
    ...(troubleSince !== undefined && { troubleSince }),
  };
}

/**
 * A transaction completes once, so its completion helps whenever it occurred. An account was unlocked
 * before: without better knowledge only what occurs from now on helps.
 */
function beganAt(
  occurredAt: string | undefined,
  { kind }: Situation,
  now: Date,
): string | undefined {
  if (occurredAt === undefined) return kind === 'transaction' ? undefined : now.toISOString();
  return new Date(Math.min(Date.parse(occurredAt), now.getTime())).toISOString();
}

function situationHasCase(caseId: string): CaselineError {
  return new CaselineError(
    'conflict',
    'situation-has-case',
    `There is a case of this situation that is not closed for good: ${caseId}. ` +
      'Work on that one; if it is resolved or closed, reopen it.',
    { extensions: { caseId } },
  );
}

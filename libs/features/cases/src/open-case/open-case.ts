import { type Cause } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type CaseOpening } from '../case/case-events.js';
import {
  type CaseAdvice,
  type CaseIdentity,
  isClosedForGood,
  releaseHeld,
} from '../customer-register/generations.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { type SituationRecord } from '../customer-register/register.js';
import { identityOf } from '../customer-register/signal.js';
import { type Situation } from '../customer-register/situation.js';
import { type CaseType, type Playbook } from '../playbooks/playbook.js';

/** What an agent tells of a case that is opened by hand. */
export interface CaseByHand {
  readonly type: CaseType;
  readonly customerId: string;
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
  readonly now: Date;
}

/** Opens the situation's first case, or the next one after a case that is closed for good. */
export function openCaseByHand(
  record: SituationRecord,
  about: OpeningByHand,
  advice: CaseAdvice | undefined,
  caseIdOf: (generation: number) => string,
): readonly RegisterEvent[] {
  const { current, mergedInto } = record;
  const { playbook, situation, now } = about;
  if (current && !isClosedForGood(advice, now.toISOString())) {
    throw situationHasCase(mergedInto ?? current.caseId);
  }
  const generation = (current?.generation ?? 0) + 1;
  const identity: CaseIdentity = {
    caseId: caseIdOf(generation),
    caseType: playbook.caseType,
    generation,
    previousCaseId: current?.caseId,
  };
  const opening = openingOf(about, identity);
  return [
    { type: 'CaseRegistered', data: { situation, opening } },
    ...releaseHeld(record, opening.troubleSince, situation, identity),
  ];
}

function openingOf(
  { byHand, playbook, situation, now }: OpeningByHand,
  identity: CaseIdentity,
): CaseOpening {
  const { accountId, transactionId, channel, description } = byHand;
  const troubleSince = beganAt(byHand.occurredAt, situation, now);
  return {
    ...identityOf(identity),
    playbookVersion: playbook.version,
    situationKind: situation.kind,
    customerId: byHand.customerId,
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

import { type Cause } from '#platform/event-store';
import { type Decider, type EventMetadata } from '#platform/kernel';
import { type CaseOpening } from '../case/case-events.js';
import { type CaseType, type GoalTimes, type SignalRole, withGoal } from '../playbooks/playbook.js';
import { evolveMerges, goesOnAs, type Merges } from './merges.js';
import {
  type CaseRegistered,
  type RegisteredSignal,
  type RegisterEvent,
  type SignalAssigned,
  type SignalHeld,
} from './register-events.js';
import { type Situation } from './situation.js';

/** The newest case of a situation. */
export interface RegisteredCase {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly generation: number;
  readonly previousCaseId?: string | undefined;
  /** What made it exist. */
  readonly cause: Cause;
  /** Of a case that was opened by hand; other cases begin with what their first signal says. */
  readonly opening?: CaseOpening;
}

export interface AssignedSignal {
  readonly walletEventStream: string;
  readonly role: SignalRole;
  readonly caseId: string;
  /** What the register answered when it assigned the signal: the signal itself, or one that released it. */
  readonly causeId: string;
}

/** All that the register knows of one situation. */
export interface SituationRecord {
  readonly current: RegisteredCase | undefined;
  /** The case that goes on in place of the newest one, if that was merged. */
  readonly mergedInto?: string;
  readonly assigned: readonly AssignedSignal[];
  readonly held: readonly RegisteredSignal[];
  /** Of all goal signals, held and assigned. */
  readonly goalTimes: GoalTimes;
}

/** What belongs to which case, for one customer. */
export interface CustomerRegister {
  /** By their keys. */
  readonly situations: ReadonlyMap<string, SituationRecord>;
  readonly merges: Merges;
}

interface RegisterEnvelope {
  readonly metadata: EventMetadata;
}

export const registerDecider: Decider<CustomerRegister, RegisterEvent, RegisterEnvelope> = {
  initialState: { situations: new Map(), merges: new Map() },
  evolve: ({ situations, merges }, event) => {
    const cause = causeIn(event.metadata);
    const next = { situations, merges: evolveMerges(merges, event, cause) };
    if (event.type === 'CasesMerged' || event.type === 'CasesUnmerged') return next;
    const { key } = event.data.situation;
    const record = evolveRecord(situations.get(key) ?? unknownSituation, event, cause);
    return { ...next, situations: new Map(situations).set(key, record) };
  },
};

const unknownSituation: SituationRecord = {
  current: undefined,
  assigned: [],
  held: [],
  goalTimes: {},
};

export function recordOf(
  { situations, merges }: CustomerRegister,
  { key }: Situation,
): SituationRecord {
  const record = situations.get(key) ?? unknownSituation;
  if (!record.current) return record;
  const mergedInto = goesOnAs(merges, record.current.caseId);
  return mergedInto === record.current.caseId ? record : { ...record, mergedInto };
}

function evolveRecord(
  record: SituationRecord,
  event: SignalAssigned | SignalHeld | CaseRegistered,
  cause: Cause,
): SituationRecord {
  switch (event.type) {
    case 'SignalAssigned':
      return assigned(record, event.data, cause);
    case 'SignalHeld':
      return {
        ...record,
        held: [...record.held, event.data],
        goalTimes: withGoal(record.goalTimes, event.data.walletEventType, event.data.occurredAt),
      };
    case 'CaseRegistered': {
      const { opening } = event.data;
      const { caseId, caseType, generation, previousCaseId } = opening;
      return {
        ...record,
        current: { caseId, caseType, generation, previousCaseId, cause, opening },
      };
    }
  }
}

function assigned(
  record: SituationRecord,
  signal: SignalAssigned['data'],
  cause: Cause,
): SituationRecord {
  const { caseId, caseType, generation, previousCaseId, walletEventStream, role } = signal;
  const goalTimes =
    role === 'goal'
      ? withGoal(record.goalTimes, signal.walletEventType, signal.occurredAt)
      : record.goalTimes;
  return {
    current:
      record.current?.caseId === caseId
        ? record.current
        : { caseId, caseType, generation, previousCaseId, cause },
    assigned: [...record.assigned, { walletEventStream, role, caseId, causeId: cause.id }],
    held: record.held.filter(({ walletEventId }) => walletEventId !== signal.walletEventId),
    goalTimes,
  };
}

/** The cause that was recorded, so that whoever takes over goes on just as its first taker would have. */
export function causeIn(metadata: EventMetadata): Cause {
  const { causationId, actor, correlationId, occurredAt, requestDigest } = metadata;
  return {
    id: causationId,
    actor,
    correlationId,
    occurredAt,
    ...(requestDigest !== undefined && { requestDigest }),
  };
}

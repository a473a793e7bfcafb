import { type Cause } from '#platform/event-store';
import { type Decider, type EventMetadata } from '#platform/kernel';
import { type CaseOpening } from '../case/case-events.js';
import { type CaseType, type GoalTimes, type SignalRole, withGoal } from '../playbooks/playbook.js';
import {
  type RegisteredSignal,
  type RegisterEvent,
  type SignalAssigned,
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
  readonly assigned: readonly AssignedSignal[];
  readonly held: readonly RegisteredSignal[];
  /** Of all goal signals, held and assigned. */
  readonly goalTimes: GoalTimes;
}

/** What belongs to which case, for one customer; by the keys of the situations. */
export type CustomerRegister = ReadonlyMap<string, SituationRecord>;

interface RegisterEnvelope {
  readonly metadata: EventMetadata;
}

export const registerDecider: Decider<CustomerRegister, RegisterEvent, RegisterEnvelope> = {
  initialState: new Map(),
  evolve: (register, event) => {
    const { key } = event.data.situation;
    return new Map(register).set(
      key,
      evolveRecord(recordOf(register, event.data.situation), event),
    );
  },
};

const unknownSituation: SituationRecord = {
  current: undefined,
  assigned: [],
  held: [],
  goalTimes: {},
};

export function recordOf(register: CustomerRegister, { key }: Situation): SituationRecord {
  return register.get(key) ?? unknownSituation;
}

function evolveRecord(
  record: SituationRecord,
  event: RegisterEvent & RegisterEnvelope,
): SituationRecord {
  const cause = causeIn(event.metadata);
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

import { type RegisteredSignal, type SignalAssigned } from './register-events.js';
import { type RegisteredCase, type SituationRecord } from './register.js';
import { type Situation } from './situation.js';

/** What the situation's newest case says of itself. Only being closed for good is final. */
export interface CaseAdvice {
  readonly caseId: string;
  /** Null unless the case is closed. */
  readonly reopenableUntil: string | null;
}

/** Whether a decision about the situation has to ask its newest case first. */
export function needsAdvice({ current }: SituationRecord, advice: CaseAdvice | undefined): boolean {
  return current !== undefined && current.caseId !== advice?.caseId;
}

/** Whether the case can no longer be reopened by something that was recorded at this time. */
export function isClosedForGood(advice: CaseAdvice | undefined, recordedAt: string): boolean {
  const until = advice?.reopenableUntil ?? null;
  return until !== null && until < recordedAt;
}

export type CaseIdentity = Pick<
  RegisteredCase,
  'caseId' | 'caseType' | 'generation' | 'previousCaseId'
>;

/** Held goal signals that may end the trouble are assigned to its case together with it. */
export function releaseHeld(
  record: SituationRecord,
  troubleSince: string | undefined,
  situation: Situation,
  target: CaseIdentity,
): readonly SignalAssigned[] {
  return record.held
    .filter(({ occurredAt }) => troubleSince === undefined || occurredAt >= troubleSince)
    .map((signal) => assignment(signal, 'goal', situation, target));
}

export function assignment(
  { walletEventId, walletEventStream, walletEventType, occurredAt }: RegisteredSignal,
  role: SignalAssigned['data']['role'],
  situation: Situation,
  { caseId, caseType, generation, previousCaseId }: CaseIdentity,
): SignalAssigned {
  return {
    type: 'SignalAssigned',
    data: {
      walletEventId,
      walletEventStream,
      walletEventType,
      occurredAt,
      situation,
      role,
      caseId,
      caseType,
      generation,
      ...(previousCaseId !== undefined && { previousCaseId }),
    },
  };
}

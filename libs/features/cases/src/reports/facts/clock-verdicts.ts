import { type EventEnvelope } from '#platform/event-store';
import { caseIdOfClocks, type ClockEvent } from '../../case-clock/clock-events.js';
import { type ClockName } from '../../playbooks/clock-target.js';

/** What became of one promise: of one round of one clock. */
export interface ClockVerdictRow {
  case_id: string;
  clock: ClockName;
  round: number;
  verdict: 'met' | 'breached';
  /** When it was kept, or should have been, whenever somebody noticed. */
  decided_at: Date;
}

/** Undefined for what decides nothing. An answer that had come in time takes back a breach that was told before it was seen. */
export function verdictOf({
  type,
  data,
  streamName,
}: ClockEvent & Pick<EventEnvelope, 'streamName'>): ClockVerdictRow | undefined {
  if (type !== 'SlaMet' && type !== 'SlaBreached') return undefined;
  const [verdict, at] =
    type === 'SlaMet' ? (['met', data.stoppedAt] as const) : (['breached', data.dueAt] as const);
  const { clock, round } = data;
  const case_id = caseIdOfClocks(streamName);
  return { case_id, clock, round, verdict, decided_at: new Date(at) };
}

import { IsIn, IsInt, IsNumber, IsString, Min } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, Holds, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type ClockEvent,
  type RecomputeReason,
  recomputeReasons,
  type StopReason,
  stopReasons,
} from '../../case-clock/clock-events.js';
import {
  type ClockName,
  clockNames,
  type ClockStart,
  clockStarts,
} from '../../playbooks/clock-target.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<ClockTargetResponse>({
  direction: 'out',
  description:
    'One of: elapsed minutes, minutes of business time, the end (24:00) of a business day.',
  example: { from: 'requestedAt', endOfBusinessDay: 3, calendar: 'office' },
})
export class ClockTargetResponse {
  @Describe('The time that it is counted from.')
  @IsIn(clockStarts)
  from!: ClockStart;

  @MayBeLeftOut()
  @IsNumber()
  elapsedMinutes?: number;

  @MayBeLeftOut()
  @IsNumber()
  businessMinutes?: number;

  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  endOfBusinessDay?: number;

  @Describe('By whose business time.')
  @MayBeLeftOut()
  @IsString()
  calendar?: string;
}

class ClockRoundDetails {
  @IsIn(clockNames)
  clock!: ClockName;

  @IsInt()
  @Min(1)
  round!: number;
}

class CausedByCaseDetails extends ClockRoundDetails {
  @Describe('Revision of the case’s event that did it.')
  @IsInt()
  @Min(0)
  caseRevision!: number;
}

const round = { clock: 'resolution', round: 1 } as const;
const dueAt = '2026-03-04T16:00:00.000Z';
const at = '2026-03-02T08:00:00.000Z';

@PublishedAs<SlaClockStartedDetails>({
  direction: 'out',
  example: {
    ...round,
    caseRevision: 0,
    startedAt: at,
    target: { from: 'requestedAt', endOfBusinessDay: 3, calendar: 'office' },
    dueAt,
    warnAt: '2026-03-03T16:00:00.000Z',
  },
})
export class SlaClockStartedDetails extends CausedByCaseDetails {
  @IsTimestamp()
  startedAt!: string;

  @Holds(() => ClockTargetResponse)
  target!: ClockTargetResponse;

  @IsTimestamp()
  dueAt!: string;

  @MayBeLeftOut()
  @IsTimestamp()
  warnAt?: string;
}

@PublishedAs<SlaClockPausedDetails>({
  direction: 'out',
  example: { ...round, caseRevision: 3, pausedAt: at },
})
export class SlaClockPausedDetails extends CausedByCaseDetails {
  @IsTimestamp()
  pausedAt!: string;
}

@PublishedAs<SlaClockResumedDetails>({
  direction: 'out',
  example: { ...round, caseRevision: 4, resumedAt: at, dueAt },
})
export class SlaClockResumedDetails extends CausedByCaseDetails {
  @IsTimestamp()
  resumedAt!: string;

  @IsTimestamp()
  dueAt!: string;

  @MayBeLeftOut()
  @IsTimestamp()
  warnAt?: string;
}

@PublishedAs<SlaClockRecomputedDetails>({
  direction: 'out',
  example: {
    ...round,
    reason: 'calendar-changed',
    previousDueAt: '2026-03-03T16:00:00.000Z',
    startedAt: at,
    dueAt,
  },
})
export class SlaClockRecomputedDetails extends ClockRoundDetails {
  @IsIn(recomputeReasons)
  reason!: RecomputeReason;

  @IsTimestamp()
  previousDueAt!: string;

  @IsTimestamp()
  startedAt!: string;

  @IsTimestamp()
  dueAt!: string;

  @MayBeLeftOut()
  @IsTimestamp()
  warnAt?: string;

  @Describe('Revision of the case’s event, if that was the reason.')
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  caseRevision?: number;
}

@PublishedAs<SlaClockStoppedDetails>({
  direction: 'out',
  example: { ...round, caseRevision: 5, stoppedAt: at, reason: 'done-late' },
})
export class SlaClockStoppedDetails extends CausedByCaseDetails {
  @IsTimestamp()
  stoppedAt!: string;

  @IsIn(stopReasons)
  reason!: StopReason;
}

class DeadlineDetails extends ClockRoundDetails {
  @IsTimestamp()
  dueAt!: string;

  @Describe('By the clock that decides what is due.')
  @IsTimestamp()
  noticedAt!: string;
}

@PublishedAs<SlaWarningRaisedDetails>({
  direction: 'out',
  example: { ...round, dueAt, noticedAt: '2026-03-04T12:00:00.104Z' },
})
export class SlaWarningRaisedDetails extends DeadlineDetails {}

@PublishedAs<SlaBreachedDetails>({
  direction: 'out',
  example: { ...round, dueAt, noticedAt: '2026-03-04T16:00:00.104Z' },
})
export class SlaBreachedDetails extends DeadlineDetails {}

@PublishedAs<SlaMetDetails>({
  direction: 'out',
  example: { ...round, caseRevision: 5, dueAt, stoppedAt: at },
})
export class SlaMetDetails extends CausedByCaseDetails {
  @IsTimestamp()
  dueAt!: string;

  @IsTimestamp()
  stoppedAt!: string;
}

export const clockDetails: DetailsOf<ClockEvent> = {
  SlaClockStarted: SlaClockStartedDetails,
  SlaClockPaused: SlaClockPausedDetails,
  SlaClockResumed: SlaClockResumedDetails,
  SlaClockRecomputed: SlaClockRecomputedDetails,
  SlaClockStopped: SlaClockStoppedDetails,
  SlaWarningRaised: SlaWarningRaisedDetails,
  SlaBreached: SlaBreachedDetails,
  SlaMet: SlaMetDetails,
};

import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type PlaybookChanged,
  type StepCompleted,
  type StepCompletion,
  stepCompletions,
  type StepRenewed,
  type StepsEvent,
  type StepSkipped,
  type StepStarted,
  type StepTerminated,
  type StepTermination,
  stepTerminations,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<StepStartedDetails>({ direction: 'out', example: { stepId: 'check-the-record' } })
export class StepStartedDetails implements Data<StepStarted> {
  @IsString()
  stepId!: string;
}

@PublishedAs<StepCompletedDetails>({
  direction: 'out',
  example: { stepId: 'check-the-record', by: 'hand', outcome: 'on-its-way' },
})
export class StepCompletedDetails implements Data<StepCompleted> {
  @IsString()
  stepId!: string;

  @IsIn(stepCompletions)
  by!: StepCompletion;

  @MayBeLeftOut()
  @IsString()
  outcome?: string;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;

  @Describe('Of the signal.')
  @MayBeLeftOut()
  @IsString()
  walletEventId?: string;
}

@PublishedAs<StepSkippedDetails>({
  direction: 'out',
  example: { stepId: 'explain-fees', reason: 'Nobody asked.' },
})
export class StepSkippedDetails implements Data<StepSkipped> {
  @IsString()
  stepId!: string;

  @PersonalData()
  @IsString()
  reason!: string;
}

@PublishedAs<StepTerminatedDetails>({
  direction: 'out',
  example: { stepId: 're-initiate', by: 'outcome' },
})
export class StepTerminatedDetails implements Data<StepTerminated> {
  @IsString()
  stepId!: string;

  @Describe(
    '`goal`: it is met; `outcome`: a step that it depends on came to another one; `cancellation`: of the case.',
  )
  @IsIn(stepTerminations)
  by!: StepTermination;
}

@PublishedAs<StepRenewedDetails>({ direction: 'out', example: { stepId: 'confirm-arrival' } })
export class StepRenewedDetails implements Data<StepRenewed> {
  @IsString()
  stepId!: string;
}

@PublishedAs<PlaybookChangedDetails>({
  direction: 'out',
  example: { version: 2, previousVersion: 1 },
})
export class PlaybookChangedDetails implements Data<PlaybookChanged> {
  @IsInt()
  @Min(1)
  version!: number;

  @IsInt()
  @Min(1)
  previousVersion!: number;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  reason?: string;
}

type Data<Event extends StepsEvent> = Event['data'];

export const stepsDetails: DetailsOf<StepsEvent> = {
  StepStarted: StepStartedDetails,
  StepCompleted: StepCompletedDetails,
  StepSkipped: StepSkippedDetails,
  StepTerminated: StepTerminatedDetails,
  StepRenewed: StepRenewedDetails,
  PlaybookChanged: PlaybookChangedDetails,
};

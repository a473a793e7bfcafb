import { IsBoolean, IsIn, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseClosed,
  type CaseReopened,
  type CaseResolved,
  type LifecycleEvent,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseResolvedDetails>({
  direction: 'out',
  example: { resolution: 'The withdrawal arrived.', proposed: true },
})
export class CaseResolvedDetails implements Data<CaseResolved> {
  @PersonalData()
  @IsString()
  resolution!: string;

  @Describe('The playbook’s goal had been met before.')
  @IsBoolean()
  proposed!: boolean;
}

@PublishedAs<CaseClosedDetails>({
  direction: 'out',
  example: { reopenableUntil: '2026-03-09T10:00:00.000Z' },
})
export class CaseClosedDetails implements Data<CaseClosed> {
  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  reason?: string;

  @Describe('After it the case is closed for good.')
  @IsTimestamp()
  reopenableUntil!: string;
}

@PublishedAs<CaseReopenedDetails>({
  direction: 'out',
  example: { by: 'hand', reason: 'The customer says that the money is not there.' },
})
export class CaseReopenedDetails {
  @IsIn(['hand', 'signal'] satisfies CaseReopened['data']['by'][])
  by!: 'hand' | 'signal';

  @PersonalData()
  @Describe('Of an agent.')
  @MayBeLeftOut()
  @IsString()
  reason?: string;

  @Describe('Of the signal.')
  @MayBeLeftOut()
  @IsString()
  walletEventId?: string;
}

type Data<Event extends LifecycleEvent> = Event['data'];

export const lifecycleDetails: DetailsOf<LifecycleEvent> = {
  CaseResolved: CaseResolvedDetails,
  CaseClosed: CaseClosedDetails,
  CaseReopened: CaseReopenedDetails,
};

import { IsBoolean, IsIn, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseCancelled,
  type CaseClosed,
  type CaseReopened,
  type CaseResolved,
  type CaseResumed,
  type ExternalAwaited,
  type LifecycleEvent,
  type ResolutionAccepted,
  type ResolutionRejected,
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

  @Describe(
    'It had been proposed before: by the playbook’s goal, or to the customer, who accepted it.',
  )
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
  @Describe('`customer`: who rejected the resolution, or came back to us after it.')
  @IsIn(['hand', 'customer', 'signal'] satisfies CaseReopened['data']['by'][])
  by!: CaseReopened['data']['by'];

  @PersonalData()
  @Describe('Of an agent or the customer.')
  @MayBeLeftOut()
  @IsString()
  reason?: string;

  @Describe('Of the signal.')
  @MayBeLeftOut()
  @IsString()
  walletEventId?: string;
}

@PublishedAs<CaseCancelledDetails>({
  direction: 'out',
  example: { reason: 'Opened twice by mistake.' },
})
export class CaseCancelledDetails implements Data<CaseCancelled> {
  @PersonalData()
  @IsString()
  reason!: string;
}

@PublishedAs<ExternalAwaitedDetails>({
  direction: 'out',
  example: { party: 'the receiving bank', reason: 'It looks for the transfer.' },
})
export class ExternalAwaitedDetails implements Data<ExternalAwaited> {
  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  party?: string;

  @PersonalData()
  @IsString()
  reason!: string;
}

@PublishedAs<CaseResumedDetails>({
  direction: 'out',
  example: { note: 'The bank has found the transfer.' },
})
export class CaseResumedDetails implements Data<CaseResumed> {
  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;
}

@PublishedAs<ResolutionAcceptedDetails>({
  direction: 'out',
  example: { note: 'Thanked us on the phone.' },
})
export class ResolutionAcceptedDetails implements Data<ResolutionAccepted> {
  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;
}

@PublishedAs<ResolutionRejectedDetails>({
  direction: 'out',
  example: { reason: 'One of the two fees is still missing.' },
})
export class ResolutionRejectedDetails implements Data<ResolutionRejected> {
  @PersonalData()
  @IsString()
  reason!: string;
}

type Data<Event extends LifecycleEvent> = Event['data'];

export const lifecycleDetails: DetailsOf<LifecycleEvent> = {
  CaseResolved: CaseResolvedDetails,
  CaseClosed: CaseClosedDetails,
  CaseReopened: CaseReopenedDetails,
  CaseCancelled: CaseCancelledDetails,
  ExternalAwaited: ExternalAwaitedDetails,
  CaseResumed: CaseResumedDetails,
  ResolutionAccepted: ResolutionAcceptedDetails,
  ResolutionRejected: ResolutionRejectedDetails,
};

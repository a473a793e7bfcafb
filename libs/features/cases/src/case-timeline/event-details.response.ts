import { Equals, IsBoolean, IsIn, IsInt, IsObject, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type AttachedSignal,
  type CaseAssigned,
  type CaseClosed,
  type CaseEvent,
  type CaseReopened,
  type CaseResolved,
  type ContactChannel,
  contactChannels,
  type ContactDirection,
  contactDirections,
  type ContactOutcome,
  contactOutcomes,
  type ContactRecorded,
  type NoteAdded,
  type ReplySent,
  type ResolutionProposed,
} from '../case/case-events.js';
import { type CaseType, type SignalRole, type SituationKind } from '../playbooks/playbook.js';
import { caseTypes } from '../playbooks/playbooks.js';
import { type OpeningDetails } from './case-timeline.js';

// What the timeline shows of each event in full. The classes implement the events' own types, so that
// neither can change without the other.

@PublishedAs<CaseOpenedDetails>({
  direction: 'out',
  example: {
    caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    reasonCode: 'BANK_PENDING',
    channel: 'app',
    openedBy: 'signal',
  },
})
export class CaseOpenedDetails implements OpeningDetails {
  @IsString()
  caseId!: string;

  @IsIn(caseTypes)
  caseType!: CaseType;

  @IsInt()
  @Min(1)
  playbookVersion!: number;

  @IsIn(['transaction', 'account', 'event'])
  situationKind!: SituationKind;

  @IsInt()
  @Min(1)
  generation!: number;

  @MayBeLeftOut()
  @IsString()
  previousCaseId?: string;

  @PersonalData('identifier')
  @IsString()
  customerId!: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  accountId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  transactionId?: string;

  @MayBeLeftOut()
  @IsString()
  amount?: string;

  @MayBeLeftOut()
  @IsString()
  currency?: string;

  @MayBeLeftOut()
  @IsString()
  reasonCode?: string;

  @MayBeLeftOut()
  @IsString()
  channel?: string;

  @IsIn(['signal', 'hand'])
  openedBy!: 'signal' | 'hand';

  @PersonalData()
  @Describe('What the agent who opened it by hand wrote.')
  @MayBeLeftOut()
  @IsString()
  description?: string;

  @Describe('Since when the customer is in trouble, if it is known.')
  @MayBeLeftOut()
  @IsTimestamp()
  troubleSince?: string;
}

@PublishedAs<SignalAttachedDetails>({
  direction: 'out',
  example: {
    walletEventId: 'b6a0a6f4-0f5c-8c46-9d7e-2d8b7a0f3c11',
    walletEventType: 'wallet.WithdrawalStuck.v1',
    source: '/wallet/withdrawals',
    role: 'opening',
    occurredAt: '2026-03-01T08:00:00.000Z',
    recordedAt: '2026-03-01T08:00:00.120Z',
    payload: { transactionId: 'withdrawal-20260301-0042', amount: '1500.00', currency: 'CNY' },
  },
})
export class SignalAttachedDetails implements AttachedSignal {
  @IsString()
  walletEventId!: string;

  @IsString()
  walletEventType!: string;

  @Describe('The service that published it.')
  @IsString()
  source!: string;

  @Describe('`opening`: the customer is in trouble; `goal`: (part of) the trouble is over.')
  @IsIn(['opening', 'goal'])
  role!: SignalRole;

  @Describe('By the wallet’s clock.')
  @IsTimestamp()
  occurredAt!: string;

  @Describe('The wallet’s clock ran ahead of ours: `occurredAt` is when Caseline recorded it.')
  @MayBeLeftOut()
  @Equals(true)
  clockAhead?: true;

  @IsTimestamp()
  recordedAt!: string;

  @PersonalData()
  @Describe('The data of the wallet event without the ids of customer and account.')
  @IsObject()
  payload!: Readonly<Record<string, unknown>>;
}

@PublishedAs<ResolutionProposedDetails>({
  direction: 'out',
  example: { goal: ['wallet.WithdrawalCompleted.v1'], goalMetAt: '2026-03-01T09:30:00.000Z' },
})
export class ResolutionProposedDetails implements Data<ResolutionProposed> {
  @IsString({ each: true })
  goal!: readonly string[];

  @IsTimestamp()
  goalMetAt!: string;
}

@PublishedAs<CaseAssignedDetails>({ direction: 'out', example: { assignee: 'agent-mei' } })
export class CaseAssignedDetails implements Data<CaseAssigned> {
  @IsString()
  assignee!: string;

  @MayBeLeftOut()
  @IsString()
  previousAssignee?: string;
}

@PublishedAs<NoteAddedDetails>({
  direction: 'out',
  example: { text: 'The bank confirms that the transfer is on its way.' },
})
export class NoteAddedDetails implements Data<NoteAdded> {
  @PersonalData()
  @IsString()
  text!: string;
}

@PublishedAs<ContactRecordedDetails>({
  direction: 'out',
  example: { channel: 'hotline', direction: 'inbound', outcome: 'reached' },
})
export class ContactRecordedDetails implements Data<ContactRecorded> {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @IsIn(contactDirections)
  direction!: ContactDirection;

  @IsIn(contactOutcomes)
  outcome!: ContactOutcome;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;
}

@PublishedAs<ReplySentDetails>({
  direction: 'out',
  example: { channel: 'in-app-chat', text: 'Your withdrawal is on its way; it arrives tomorrow.' },
})
export class ReplySentDetails implements Data<ReplySent> {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @PersonalData()
  @IsString()
  text!: string;
}

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
  @IsIn(['hand', 'signal'] satisfies Data<CaseReopened>['by'][])
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

type Data<Event extends CaseEvent> = Event['data'];

/** By the type of the event. */
export const eventDetails: Readonly<Record<CaseEvent['type'], new () => object>> = {
  CaseOpened: CaseOpenedDetails,
  SignalAttached: SignalAttachedDetails,
  ResolutionProposed: ResolutionProposedDetails,
  CaseAssigned: CaseAssignedDetails,
  NoteAdded: NoteAddedDetails,
  ContactRecorded: ContactRecordedDetails,
  ReplySent: ReplySentDetails,
  CaseResolved: CaseResolvedDetails,
  CaseClosed: CaseClosedDetails,
  CaseReopened: CaseReopenedDetails,
};

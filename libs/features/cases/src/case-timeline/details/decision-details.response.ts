import { IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type DecisionApproved,
  type DecisionEvent,
  type DecisionProposed,
  type DecisionRefused,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

const decisionId = '2b0f6c1e-3f62-5b0c-8a0a-6a5a3a6f1d9c';

@PublishedAs<DecisionProposedDetails>({
  direction: 'out',
  example: { decisionId, decision: 'unfreeze', reason: 'The payee is the customer’s landlord.' },
})
export class DecisionProposedDetails implements Data<DecisionProposed> {
  @IsString()
  decisionId!: string;

  @Describe('As the playbook names it.')
  @IsString()
  decision!: string;

  @PersonalData()
  @IsString()
  reason!: string;
}

@PublishedAs<DecisionApprovedDetails>({
  direction: 'out',
  example: { decisionId, decision: 'unfreeze' },
})
export class DecisionApprovedDetails implements Data<DecisionApproved> {
  @IsString()
  decisionId!: string;

  @IsString()
  decision!: string;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;
}

@PublishedAs<DecisionRefusedDetails>({
  direction: 'out',
  example: { decisionId, decision: 'unfreeze', reason: 'The payee is not known yet.' },
})
export class DecisionRefusedDetails implements Data<DecisionRefused> {
  @IsString()
  decisionId!: string;

  @IsString()
  decision!: string;

  @PersonalData()
  @IsString()
  reason!: string;
}

type Data<Event extends DecisionEvent> = Event['data'];

export const decisionDetails: DetailsOf<DecisionEvent> = {
  DecisionProposed: DecisionProposedDetails,
  DecisionApproved: DecisionApprovedDetails,
  DecisionRefused: DecisionRefusedDetails,
};

import { IsIn } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';
import {
  type ContactChannel,
  contactChannels,
  type IdentityEvent,
  type IdentityVerificationFailed,
  type IdentityVerified,
} from '../../case/case-events.js';
import { type IdentityMethod, identityMethods } from '../../playbooks/playbook.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<IdentityVerifiedDetails>({
  direction: 'out',
  example: { method: 'registered-phone', channel: 'hotline' },
})
export class IdentityVerifiedDetails implements Data<IdentityVerified> {
  @IsIn(identityMethods)
  method!: IdentityMethod;

  @Describe('Of the contact in which it took place.')
  @IsIn(contactChannels)
  channel!: ContactChannel;
}

@PublishedAs<IdentityVerificationFailedDetails>({
  direction: 'out',
  example: { method: 'security-questions', channel: 'hotline' },
})
export class IdentityVerificationFailedDetails implements Data<IdentityVerificationFailed> {
  @IsIn(identityMethods)
  method!: IdentityMethod;

  @Describe('Of the contact in which it took place.')
  @IsIn(contactChannels)
  channel!: ContactChannel;
}

type Data<Event extends IdentityEvent> = Event['data'];

export const identityDetails: DetailsOf<IdentityEvent> = {
  IdentityVerified: IdentityVerifiedDetails,
  IdentityVerificationFailed: IdentityVerificationFailedDetails,
};

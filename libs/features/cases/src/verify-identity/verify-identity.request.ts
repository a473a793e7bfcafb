import { IsIn } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';
import { type IdentityMethod, identityMethods } from '../playbooks/playbook.js';
import { type IdentityResult, identityResults } from './verify-identity.js';

@PublishedAs<VerifyIdentityRequest>({
  direction: 'in',
  example: { method: 'registered-phone', result: 'verified' },
})
export class VerifyIdentityRequest {
  @IsIn(identityMethods)
  method!: IdentityMethod;

  @IsIn(identityResults)
  result!: IdentityResult;
}

import { IsString, Matches } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ProposeDecisionRequest>({
  direction: 'in',
  example: { decision: 'unfreeze', reason: 'The payee is the customer’s landlord.' },
})
export class ProposeDecisionRequest {
  @Describe('One of the decisions of the case’s playbook.')
  @Matches(/^[a-z][a-z0-9-]{0,63}$/, { message: '$property is the name of a decision' })
  @IsString()
  decision!: string;

  @WrittenText()
  reason!: string;
}

import { IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';
import { type EscalationLevel, escalationLevels } from '../escalation/escalation-rule.js';

@PublishedAs<DeescalateCaseRequest>({
  direction: 'in',
  example: { level: 0, reason: 'The customer has the money and is content.' },
})
export class DeescalateCaseRequest {
  @Describe('0, which is not escalated at all, without it.')
  @MayBeLeftOut()
  @IsIn(escalationLevels.slice(0, -1))
  level?: EscalationLevel;

  @WrittenText()
  reason!: string;
}

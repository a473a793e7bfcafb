import { IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';
import { type EscalationLevel, escalationLevels } from '../escalation/escalation-rule.js';

@PublishedAs<EscalateCaseRequest>({
  direction: 'in',
  example: { level: 1, reason: 'The customer does not accept the answer.' },
})
export class EscalateCaseRequest {
  @Describe('The next one without it.')
  @MayBeLeftOut()
  @IsIn(escalationLevels.slice(1))
  level?: EscalationLevel;

  @WrittenText()
  reason!: string;
}

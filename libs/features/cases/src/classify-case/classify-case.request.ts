import { IsIn } from 'class-validator';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';
import { type CaseType } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

@PublishedAs<ClassifyCaseRequest>({
  direction: 'in',
  example: { type: 'complaint', reason: 'The money arrived; it is about the fees.' },
})
export class ClassifyCaseRequest {
  @IsIn(playbooks.caseTypes)
  type!: CaseType;

  @MayBeLeftOut()
  @WrittenText()
  reason?: string;
}

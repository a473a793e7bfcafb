import { IsIn } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';
import { type EscalationLevel, escalationLevels } from '../escalation/escalation-rule.js';
import { type CaseType } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type Router, routers } from './case-events.js';
import { exampleCase } from './case-overview-example.response.js';

@PublishedAs<CaseRoutingResponse>({
  direction: 'out',
  description:
    'How the case came to its queue. What was routed by hand stays there until the case is of another type or level.',
  example: exampleCase.routing,
})
export class CaseRoutingResponse {
  @Describe('`rule`: the rules of the queues; `hand`: a supervisor.')
  @IsIn(routers)
  by!: Router;

  @IsIn(playbooks.caseTypes)
  caseType!: CaseType;

  @IsIn(escalationLevels)
  escalationLevel!: EscalationLevel;
}

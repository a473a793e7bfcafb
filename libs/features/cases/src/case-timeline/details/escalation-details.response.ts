import { IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseDeescalated,
  type CaseEscalated,
  type EscalationEvent,
} from '../../case/case-events.js';
import { type EscalationLevel, escalationLevels } from '../../escalation/escalation-rule.js';
import { priorities, type Priority } from '../../playbooks/playbook.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseEscalatedDetails>({
  direction: 'out',
  example: { level: 1, previousLevel: 0, priority: 'high', by: 'rule', rule: 'reopened-twice' },
})
export class CaseEscalatedDetails implements Data<CaseEscalated> {
  @IsIn(escalationLevels)
  level!: EscalationLevel;

  @IsIn(escalationLevels)
  previousLevel!: EscalationLevel;

  @Describe('Raised to what the level asks for at least.')
  @IsIn(priorities)
  priority!: Priority;

  @IsIn(['rule', 'hand'])
  by!: 'rule' | 'hand';

  @Describe('Which one, where a rule did it.')
  @MayBeLeftOut()
  @IsString()
  rule?: string;

  @PersonalData()
  @Describe('Why, where somebody did it by hand.')
  @MayBeLeftOut()
  @IsString()
  reason?: string;
}

@PublishedAs<CaseDeescalatedDetails>({
  direction: 'out',
  example: { level: 0, previousLevel: 1, reason: 'The customer has the money and is content.' },
})
export class CaseDeescalatedDetails implements Data<CaseDeescalated> {
  @IsIn(escalationLevels)
  level!: EscalationLevel;

  @IsIn(escalationLevels)
  previousLevel!: EscalationLevel;

  @PersonalData()
  @IsString()
  reason!: string;
}

type Data<Event extends EscalationEvent> = Event['data'];

export const escalationDetails: DetailsOf<EscalationEvent> = {
  CaseEscalated: CaseEscalatedDetails,
  CaseDeescalated: CaseDeescalatedDetails,
};

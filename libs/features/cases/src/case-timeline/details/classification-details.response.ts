import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type CaseClassified,
  type CasePrioritised,
  type CaseTagged,
  type ClassificationEvent,
  type LanguageChanged,
} from '../../case/case-events.js';
import { type CaseType, priorities, type Priority } from '../../playbooks/playbook.js';
import { playbooks } from '../../playbooks/playbooks.provider.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseClassifiedDetails>({
  direction: 'out',
  example: { caseType: 'complaint', playbookVersion: 1, previousType: 'withdrawal' },
})
export class CaseClassifiedDetails implements Data<CaseClassified> {
  @IsIn(playbooks.caseTypes)
  caseType!: CaseType;

  @IsInt()
  @Min(1)
  playbookVersion!: number;

  @IsIn(playbooks.caseTypes)
  previousType!: CaseType;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  reason?: string;
}

@PublishedAs<CasePrioritisedDetails>({
  direction: 'out',
  example: { priority: 'urgent', previousPriority: 'high' },
})
export class CasePrioritisedDetails implements Data<CasePrioritised> {
  @IsIn(priorities)
  priority!: Priority;

  @IsIn(priorities)
  previousPriority!: Priority;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  reason?: string;
}

@PublishedAs<CaseTaggedDetails>({
  direction: 'out',
  example: { added: ['bank-outage'], removed: [] },
})
export class CaseTaggedDetails implements Data<CaseTagged> {
  @IsString({ each: true })
  added!: readonly string[];

  @IsString({ each: true })
  removed!: readonly string[];
}

@PublishedAs<LanguageChangedDetails>({
  direction: 'out',
  example: { language: 'zh-CN', toldAt: '2026-03-01T08:00:00.000Z' },
})
export class LanguageChangedDetails implements Data<LanguageChanged> {
  @PersonalData()
  @Describe('BCP 47; absent when it is not known any more.')
  @MayBeLeftOut()
  @IsString()
  language?: string;

  @Describe('By the wallet’s clock.')
  @IsTimestamp()
  toldAt!: string;
}

type Data<Event extends ClassificationEvent> = Event['data'];

export const classificationDetails: DetailsOf<ClassificationEvent> = {
  CaseClassified: CaseClassifiedDetails,
  CasePrioritised: CasePrioritisedDetails,
  CaseTagged: CaseTaggedDetails,
  LanguageChanged: LanguageChangedDetails,
};

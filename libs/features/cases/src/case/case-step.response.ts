import { IsBoolean, IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, Holds, OrNull, PublishedAs } from '#platform/json-schema';
import { type LocalText } from '../playbooks/playbook.js';
import { type CaseStep, type StepState, stepStates } from './case-steps.js';

@PublishedAs<LocalTextResponse>({
  direction: 'out',
  description: 'A text for people, by language.',
  example: { en: 'Check the record', 'zh-CN': '查询记录' },
})
export class LocalTextResponse implements LocalText {
  @IsString()
  en!: string;

  @IsString()
  'zh-CN'!: string;
}

@PublishedAs<CaseStepResponse>({
  direction: 'out',
  description: 'A step of the playbook as it stands in the case.',
  example: {
    stepId: 'check-the-record',
    title: { en: 'Check the record', 'zh-CN': '查询记录' },
    required: true,
    state: 'completed',
    outcome: 'on-its-way',
    reason: null,
  },
})
export class CaseStepResponse implements CaseStep {
  @IsString()
  stepId!: string;

  @Holds(() => LocalTextResponse)
  title!: LocalTextResponse;

  @Describe('Done, or skipped with a reason, before the case is resolved.')
  @IsBoolean()
  required!: boolean;

  @IsIn(stepStates)
  state!: StepState;

  @Describe('What it came to, of a completed step that has outcomes.')
  @OrNull()
  @IsString()
  outcome!: string | null;

  @PersonalData()
  @Describe('Why it was left out, or is no longer needed.')
  @OrNull()
  @IsString()
  reason!: string | null;
}

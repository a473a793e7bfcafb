import { IsBoolean, IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, Holds, OrNull, PublishedAs } from '#platform/json-schema';
import { type LocalText } from '../playbooks/playbook.js';
import {
  type StepCompletion,
  stepCompletions,
  type StepTermination,
  stepTerminations,
} from './case-events.js';
import { type CaseStep, type StepState, stepStates } from './case-steps.js';
import { type NextStep } from './next-steps.js';

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
    endedBy: 'hand',
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
  @Describe('Why it was left out.')
  @OrNull()
  @IsString()
  reason!: string | null;

  @Describe(
    'What ended it: an agent (`hand`), a wallet event (`signal`), a confirmed wallet action, the goal, ' +
      'another `outcome` of the step that it depends on, the cancellation of the case; null while it is not over.',
  )
  @OrNull()
  @IsIn([...stepCompletions, ...stepTerminations])
  endedBy!: StepCompletion | StepTermination | null;
}

@PublishedAs<NextStepResponse>({
  direction: 'out',
  description: 'A step that can be done now, and what doing it takes.',
  example: {
    stepId: 'check-the-record',
    outcomes: ['on-its-way', 'returned-to-the-wallet', 'lost'],
    walletAction: null,
    needsIdentity: false,
  },
})
export class NextStepResponse implements NextStep {
  @IsString()
  stepId!: string;

  @Describe('One of them is named when it is completed; empty where it comes to one thing only.')
  @IsString({ each: true })
  outcomes!: readonly string[];

  @Describe('What it may ask of the wallet.')
  @OrNull()
  @IsString()
  walletAction!: string | null;

  @Describe('The identity of the person of the contact under way is to be verified first.')
  @IsBoolean()
  needsIdentity!: boolean;
}

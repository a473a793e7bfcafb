import { IsIn, IsString } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, OrNull, PublishedAs } from '#platform/json-schema';
import { type CaseDecision, type DecisionState, decisionStates } from './decisions.js';

@PublishedAs<CaseDecisionResponse>({
  direction: 'out',
  description: 'A decision that a second person approves.',
  example: {
    decisionId: '2b0f6c1e-3f62-5b0c-8a0a-6a5a3a6f1d9c',
    decision: 'unfreeze',
    reason: 'The payee is the customer’s landlord.',
    state: 'approved',
    proposedBy: 'agent-mei',
    decidedBy: 'supervisor-lin',
  },
})
export class CaseDecisionResponse implements CaseDecision {
  @IsString()
  decisionId!: string;

  @Describe('As the playbook names it.')
  @IsString()
  decision!: string;

  @PersonalData()
  @IsString()
  reason!: string;

  @IsIn(decisionStates)
  state!: DecisionState;

  @IsString()
  proposedBy!: string;

  @OrNull()
  @IsString()
  decidedBy!: string | null;
}

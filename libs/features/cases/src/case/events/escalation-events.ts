import { type EscalationLevel } from '../../escalation/escalation-rule.js';
import { type Priority } from '../../playbooks/playbook.js';

export interface CaseEscalated {
  readonly type: 'CaseEscalated';
  readonly data: {
    readonly level: EscalationLevel;
    readonly previousLevel: EscalationLevel;
    /** Raised to what the level asks for at least. */
    readonly priority: Priority;
    readonly by: 'rule' | 'hand';
    /** Which one, as the data of the rules name it. */
    readonly rule?: string;
    /** Why, in the words of whoever did it by hand. */
    readonly reason?: string;
  };
}

/** The priority stays as it is: whether the matter is less urgent now, somebody decides. */
export interface CaseDeescalated {
  readonly type: 'CaseDeescalated';
  readonly data: {
    readonly level: EscalationLevel;
    readonly previousLevel: EscalationLevel;
    readonly reason: string;
  };
}

export type EscalationEvent = CaseEscalated | CaseDeescalated;

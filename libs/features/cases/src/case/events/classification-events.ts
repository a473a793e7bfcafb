import { type CaseType, type Priority } from '../../playbooks/playbook.js';

/** It turned out to be a case of another type: it is worked by that type's playbook, and steps of the same id keep their state. */
export interface CaseClassified {
  readonly type: 'CaseClassified';
  readonly data: {
    readonly caseType: CaseType;
    readonly playbookVersion: number;
    readonly previousType: CaseType;
    readonly reason?: string;
  };
}

export interface CasePrioritised {
  readonly type: 'CasePrioritised';
  readonly data: {
    readonly priority: Priority;
    readonly previousPriority: Priority;
    readonly reason?: string;
  };
}

export interface CaseTagged {
  readonly type: 'CaseTagged';
  readonly data: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

/** In which language customers want to be written to, as they told the wallet. */
export interface ToldLanguage {
  /** BCP 47; absent when it is not known any more. */
  readonly language?: string;
  /** By the wallet's clock. */
  readonly toldAt: string;
}

/** The customer's, of a case whose own signals name none. */
export interface LanguageChanged {
  readonly type: 'LanguageChanged';
  readonly data: ToldLanguage;
}

export type ClassificationEvent = CaseClassified | CasePrioritised | CaseTagged | LanguageChanged;

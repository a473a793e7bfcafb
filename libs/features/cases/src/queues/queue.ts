import { type ContactChannel } from '../case/case-events.js';
import { type CaseType, type LocalText, type Priority } from '../playbooks/playbook.js';

/** Where cases wait for an agent, and which ones do. Data: a queue is a file of the folder `types`. */
export interface Queue {
  /** Kebab-case; names the queue in the API and in the log for ever. */
  readonly name: string;
  readonly title: LocalText;
  /** Queues are asked in this order; the first that takes a case has it. */
  readonly order: number;
  /** A case waits here when it fits one of them. */
  readonly takes: readonly RoutingRule[];
  /** An agent needs all of them to work here. */
  readonly skills: readonly string[];
  /** By what customers are best reached about its cases, the best first; nothing in particular without it. */
  readonly contactBy?: readonly ContactChannel[];
}

/** A case fits when it fits everything that is named. A rule that names nothing fits every case. */
export interface RoutingRule {
  readonly caseTypes?: readonly CaseType[];
  readonly priorities?: readonly Priority[];
  /** BCP 47, as the case has it. */
  readonly languages?: readonly string[];
  readonly escalationLevels?: readonly number[];
}

/** What decides where a case waits. */
export interface RoutedBy {
  readonly type: CaseType;
  readonly priority: Priority;
  readonly language: string | null;
  readonly escalationLevel: number;
}

export function fits(
  { caseTypes, priorities, languages, escalationLevels }: RoutingRule,
  { type, priority, language, escalationLevel }: RoutedBy,
): boolean {
  return (
    (caseTypes?.includes(type) ?? true) &&
    (priorities?.includes(priority) ?? true) &&
    (languages === undefined || (language !== null && languages.includes(language))) &&
    (escalationLevels?.includes(escalationLevel) ?? true)
  );
}

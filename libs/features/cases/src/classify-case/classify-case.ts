import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { afterChangeOfPlaybook } from '../case/change-of-playbook.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';
import { type CaseType } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';

interface Classification {
  readonly type: CaseType;
  readonly reason?: string;
}

export class ClassifyCase {
  constructor(
    readonly about: CaseCommand,
    readonly as: Classification,
  ) {}
}

/** The situation, and so which signals belong to the case, stays what it is. */
export function classifyCase(
  current: Case,
  { as: { type, reason } }: Pick<ClassifyCase, 'as'>,
  playbooks: Playbooks,
): readonly CaseEvent[] {
  const { overview } = current;
  mustBeWorkedOn(overview);
  if (overview.type === type) {
    throw refused(
      'already-classified',
      overview,
      `It is a ${type} case already.`,
      'Name another type, or leave it as it is.',
    );
  }
  const playbook = playbooks.of(type);
  const data = {
    caseType: type,
    playbookVersion: playbook.version,
    previousType: overview.type,
    ...(reason !== undefined && { reason }),
  };
  return [{ type: 'CaseClassified', data }, ...afterChangeOfPlaybook(current, playbook)];
}

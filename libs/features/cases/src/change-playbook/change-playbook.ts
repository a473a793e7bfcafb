import { CaselineError } from '#platform/kernel';
import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { afterChangeOfPlaybook } from '../case/change-of-playbook.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';
import { type Playbook } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';

interface WantedPlaybook {
  readonly version: number;
  readonly reason?: string;
}

export class ChangePlaybook {
  constructor(
    readonly about: CaseCommand,
    readonly wanted: WantedPlaybook,
  ) {}
}

/** A case keeps the version that it was opened with, unless somebody moves it. */
export function changePlaybook(
  current: Case,
  { wanted: { version, reason } }: Pick<ChangePlaybook, 'wanted'>,
  playbooks: Playbooks,
): readonly CaseEvent[] {
  const { overview } = current;
  mustBeWorkedOn(overview);
  const playbook = known(playbooks.versionsOf(overview.type), version);
  const { playbookVersion: previousVersion } = overview;
  if (version <= previousVersion) {
    throw refused(
      'playbook-not-newer',
      overview,
      `A case is moved to a newer version of its playbook only, and is worked by version ${previousVersion}.`,
      'Name a newer one, if there is one.',
    );
  }
  const data = { version, previousVersion, ...(reason !== undefined && { reason }) };
  return [{ type: 'PlaybookChanged', data }, ...afterChangeOfPlaybook(current, playbook)];
}

function known(versions: readonly Playbook[], version: number): Playbook {
  const found = versions.find((one) => one.version === version);
  if (found) return found;
  throw new CaselineError(
    'not-found',
    'playbook-not-found',
    `There is no such version of the playbook. There are: ${versions.map((one) => one.version).join(', ')}.`,
  );
}

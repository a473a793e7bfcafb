import { accountLocked } from './account-locked.js';
import { complaint } from './complaint.js';
import { type CaseType, type Playbook, type SignalRole } from './playbook.js';
import { topUp } from './top-up.js';
import { withdrawal } from './withdrawal.js';

const playbooks: readonly Playbook[] = [topUp, withdrawal, accountLocked, complaint];

export const caseTypes: readonly CaseType[] = playbooks.map(({ caseType }) => caseType);

export function playbookOf(caseType: CaseType): Playbook {
  const playbook = playbooks.find((candidate) => candidate.caseType === caseType);
  if (!playbook) throw new TypeError(`There is no playbook for ${caseType} cases.`);
  return playbook;
}

export interface Concern {
  readonly playbook: Playbook;
  readonly role: SignalRole;
}

const concerns = new Map<string, Concern>([
  ...playbooks.flatMap((playbook) =>
    playbook.goal.flat().map((type): [string, Concern] => [type, { playbook, role: 'goal' }]),
  ),
  ...playbooks.flatMap((playbook) =>
    playbook.openedBy.map((type): [string, Concern] => [type, { playbook, role: 'opening' }]),
  ),
]);

/** What a type of wallet event means for cases; undefined for one that concerns none. */
export function concernOf(walletEventType: string): Concern | undefined {
  return concerns.get(walletEventType);
}

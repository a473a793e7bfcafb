import { type Playbook, type PlaybookStep } from './playbook.js';

/** What is wrong with the data of playbooks, in sentences; empty for sound ones. */
export function faultsOf(playbooks: readonly Playbook[]): readonly string[] {
  return [
    ...repeated(playbooks.map(nameOf)).map((name) => `${name} is there twice.`),
    ...playbooks.flatMap((playbook) =>
      faultsWithin(playbook).map((fault) => `${nameOf(playbook)}: ${fault}`),
    ),
  ];
}

function nameOf({ caseType, version }: Playbook): string {
  return `Playbook ${caseType}/${version}`;
}

function faultsWithin(playbook: Playbook): readonly string[] {
  const ids = playbook.steps.map(({ id }) => id);
  const bothWays = playbook.openedBy.filter((type) => playbook.goal.flat().includes(type));
  const minutes = playbook.joinsWithinMinutes ?? 1;
  return [
    ...repeated(ids).map((id) => `two steps are called ${id}.`),
    ...bothWays.map((type) => `${type} opens its cases and is part of their goal.`),
    ...(minutes > 0 ? [] : ['joins trouble within no time.']),
    ...playbook.steps.flatMap((step, index) =>
      faultsOfStep(step, ids.slice(0, index), playbook).map((fault) => `step ${step.id} ${fault}`),
    ),
  ];
}

/** A step refers to earlier ones only: so no two can wait for each other. */
function faultsOfStep(
  { id, after = [], onlyIf, walletAction }: PlaybookStep,
  earlier: readonly string[],
  { steps, walletActions }: Playbook,
): readonly string[] {
  const conditional = onlyIf && steps.find((step) => step.id === onlyIf.step);
  const unknown = onlyIf?.outcomes.filter((one) => !conditional?.outcomes?.includes(one)) ?? [];
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) ? [] : ['is not called in kebab-case.']),
    ...[...after, ...(onlyIf ? [onlyIf.step] : [])]
      .filter((other) => !earlier.includes(other))
      .map((other) => `refers to ${other}, which is no earlier step.`),
    ...unknown.map((outcome) => `depends on ${outcome}, which ${onlyIf?.step} never comes to.`),
    ...(walletAction === undefined || walletActions.some(({ action }) => action === walletAction)
      ? []
      : [`asks for ${walletAction}, for which the playbook has no rule.`]),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

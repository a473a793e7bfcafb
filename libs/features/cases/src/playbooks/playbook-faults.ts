import {
  DECISION_GOAL_PREFIX,
  type DecisionRule,
  type Playbook,
  type PlaybookStep,
  type WalletActionRule,
} from './playbook.js';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

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
    ...playbook.walletActions.flatMap((rule) =>
      faultsOfAction(rule, playbook).map((fault) => `action ${rule.action} ${fault}`),
    ),
    ...faultsOfDecisions(playbook),
  ];
}

function faultsOfAction(
  { approvedAs, countsAs }: WalletActionRule,
  { decisions = [], goal }: Playbook,
): readonly string[] {
  return [
    ...(approvedAs === undefined || decisions.some(({ decision }) => decision === approvedAs)
      ? []
      : [`waits for ${approvedAs}, which nobody can decide.`]),
    ...goalFault(countsAs, goal),
  ];
}

function faultsOfDecisions({ decisions = [], goal }: Playbook): readonly string[] {
  const made = new Set(decisions.map(({ countsAs }) => countsAs));
  return [
    ...repeated(decisions.map(({ decision }) => decision)).map(
      (decision) => `two decisions are called ${decision}.`,
    ),
    ...decisions.flatMap((rule) =>
      faultsOfDecision(rule, goal).map((fault) => `decision ${rule.decision} ${fault}`),
    ),
    ...goal
      .flat()
      .filter((type) => type.startsWith(DECISION_GOAL_PREFIX) && !made.has(type))
      .map((type) => `the goal wants ${type}, which no decision counts as.`),
  ];
}

function faultsOfDecision(
  { decision, approvedBy, countsAs }: DecisionRule,
  goal: Playbook['goal'],
): readonly string[] {
  return [
    ...(KEBAB_CASE.test(decision) ? [] : ['is not called in kebab-case.']),
    ...(approvedBy.length > 0 ? [] : ['can be approved by nobody.']),
    ...goalFault(countsAs, goal),
  ];
}

function goalFault(countsAs: string | undefined, goal: Playbook['goal']): readonly string[] {
  if (countsAs === undefined || goal.flat().includes(countsAs)) return [];
  return [`counts as ${countsAs}, which is no part of the goal.`];
}

/** A step refers to earlier ones only: so no two can wait for each other. */
function faultsOfStep(
  step: PlaybookStep,
  earlier: readonly string[],
  { steps, walletActions }: Playbook,
): readonly string[] {
  const { id, after = [], onlyIf, walletAction } = step;
  const conditional = onlyIf && steps.find((one) => one.id === onlyIf.step);
  const unknown = onlyIf?.outcomes.filter((one) => !conditional?.outcomes?.includes(one)) ?? [];
  return [
    ...(KEBAB_CASE.test(id) ? [] : ['is not called in kebab-case.']),
    ...[...after, ...(onlyIf ? [onlyIf.step] : [])]
      .filter((other) => !earlier.includes(other))
      .map((other) => `refers to ${other}, which is no earlier step.`),
    ...faultsOfIdentity(step),
    ...unknown.map((outcome) => `depends on ${outcome}, which ${onlyIf?.step} never comes to.`),
    ...(walletAction === undefined || walletActions.some(({ action }) => action === walletAction)
      ? []
      : [`asks for ${walletAction}, for which the playbook has no rule.`]),
  ];
}

function faultsOfIdentity({ needsIdentity, identityBy }: PlaybookStep): readonly string[] {
  if (!identityBy) return [];
  if (!needsIdentity) return ['says how identity is verified, and needs none.'];
  return identityBy.length === 0 ? ['accepts no method by which identity is verified.'] : [];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

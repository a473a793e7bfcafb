import { type CaseType } from '../playbooks/playbook.js';
import { type Queue, type RoutingRule } from './queue.js';

/** What is wrong with the data of queues, in sentences; empty for sound ones. */
export function faultsOfQueues(
  queues: readonly Queue[],
  caseTypes: readonly CaseType[],
): readonly string[] {
  const last = [...queues].sort(inOrder).at(-1);
  return [
    ...repeated(queues.map(({ name }) => name)).map((name) => `Queue ${name} is there twice.`),
    ...repeated(queues.map(({ order }) => String(order))).map(
      (order) => `Two queues are number ${order} in order.`,
    ),
    ...queues.flatMap((queue) =>
      faultsWithin(queue, caseTypes).map((fault) => `Queue ${queue.name} ${fault}`),
    ),
    ...(last?.takes.some(isEmpty)
      ? []
      : ['The last queue takes not every case: give it a rule that names nothing.']),
  ];
}

export function inOrder(one: Queue, other: Queue): number {
  return one.order - other.order;
}

function faultsWithin(
  { name, takes, skills }: Queue,
  caseTypes: readonly CaseType[],
): readonly string[] {
  const unknown = takes
    .flatMap((rule) => rule.caseTypes ?? [])
    .filter((type) => !caseTypes.includes(type));
  return [
    ...(KEBAB.test(name) ? [] : ['is not called in kebab-case.']),
    ...skills
      .filter((skill) => !KEBAB.test(skill))
      .map((skill) => `needs ${skill}, which is not in kebab-case.`),
    ...unknown.map((type) => `takes ${type} cases, for which there is no playbook.`),
    ...(takes.length > 0 ? [] : ['takes no case: it has no rule.']),
    ...takes
      .filter((rule) => Object.values(rule).some((named: readonly unknown[]) => named.length === 0))
      .map(() => 'has a rule with an empty list, which no case fits.'),
  ];
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function isEmpty(rule: RoutingRule): boolean {
  return Object.keys(rule).length === 0;
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

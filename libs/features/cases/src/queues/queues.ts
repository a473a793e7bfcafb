import { type CaseType } from '../playbooks/playbook.js';
import { fits, type Queue, type RoutedBy } from './queue.js';
import { faultsOfQueues, inOrder } from './queue-faults.js';

/** All queues. Where a case waits is the first in their order that takes it; the last one takes every case. */
export class Queues {
  readonly #inOrder: readonly Queue[];

  /** @throws TypeError that names every fault of the data. */
  constructor(queues: readonly Queue[], caseTypes: readonly CaseType[]) {
    const faults = faultsOfQueues(queues, caseTypes);
    if (faults.length > 0) throw new TypeError(faults.join('\n'));
    this.#inOrder = [...queues].sort(inOrder);
  }

  get all(): readonly Queue[] {
    return this.#inOrder;
  }

  get names(): readonly string[] {
    return this.#inOrder.map(({ name }) => name);
  }

  /** Undefined when there is none of this name. */
  named(name: string): Queue | undefined {
    return this.#inOrder.find((queue) => queue.name === name);
  }

  /** Where the rules want the case. */
  for(about: RoutedBy): Queue {
    const found = this.#inOrder.find(({ takes }) => takes.some((rule) => fits(rule, about)));
    if (!found) throw new TypeError('No queue takes the case.');
    return found;
  }

  /** Those in which somebody with these skills can work. */
  openTo(skills: readonly string[]): readonly Queue[] {
    return this.#inOrder.filter((queue) => queue.skills.every((skill) => skills.includes(skill)));
  }

  /** Every skill that some queue needs. */
  get skills(): readonly string[] {
    return [...new Set(this.#inOrder.flatMap(({ skills }) => skills))].sort();
  }
}

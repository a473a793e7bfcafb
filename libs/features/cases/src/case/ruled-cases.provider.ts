import {
  type Cause,
  type Decide,
  type Decided,
  type DecideOptions,
  DecisionHandler,
  type DecisionHandlerOptions,
  type EventStore,
} from '#platform/event-store';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type Case, caseDecider, type CaseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';
import { type CaseRules, withConsequences } from './consequences.js';

/** Whoever decides on a case, the rules have their say in the same append. */
export class RuledCases extends DecisionHandler<Case | undefined, CaseEvent> {
  readonly #decider: CaseDecider;

  constructor(
    store: EventStore,
    playbooks: Playbooks,
    private readonly rules: CaseRules,
    options: DecisionHandlerOptions,
  ) {
    const decider = caseDecider(playbooks);
    super(store, decider, options);
    this.#decider = decider;
  }

  override decide(
    streamName: string,
    cause: Cause,
    decide: Decide<Case | undefined, CaseEvent>,
    options?: DecideOptions,
  ): Promise<Decided<Case | undefined, CaseEvent>> {
    const ruled: typeof decide = (current, now) =>
      withConsequences(decide(current, now), current.state, this.rules, this.#decider);
    return super.decide(streamName, cause, ruled, options);
  }
}

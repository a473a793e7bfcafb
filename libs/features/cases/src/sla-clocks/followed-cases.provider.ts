import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview, evolveOverview } from '../case/case-overview.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { type CaseChange } from '../case-clock/case-change.js';
import { Playbooks } from '../playbooks/playbooks.js';

const REMEMBERED_CASES = 20_000;

/** The case right before and after each of its events. The last one of a case is remembered: the next goes on from there. */
@Injectable()
export class FollowedCases {
  readonly #last = new LRUCache<string, CaseOverview>({ max: REMEMBERED_CASES });

  constructor(
    @Inject(CASES) private readonly cases: Cases,
    private readonly playbooks: Playbooks,
  ) {}

  async changeBy(recorded: RecordedEvent): Promise<CaseChange> {
    const event = recorded as CaseEvent & EventEnvelope;
    const before = await this.#before(event);
    const after = evolveOverview(this.playbooks, before, event);
    this.#last.set(event.streamName, after);
    const playbook = this.playbooks.of(after.type, after.playbookVersion);
    return { event, before, after, playbook };
  }

  async #before({ streamName, revision }: EventEnvelope): Promise<CaseOverview | undefined> {
    if (revision === 0) return undefined;
    const last = this.#last.get(streamName);
    if (last?.revision === revision - 1) return last;
    const { state } = await this.cases.loadAsOf(streamName, revision - 1);
    return state?.overview;
  }
}

import { type AttachedSignal, type CaseEvent } from '../case/case-events.js';
import { type CaseOverview, evolveOverview } from '../case/case-overview.js';
import { opened } from '../case/case-history.fixture.js';
import { type ClockTargets } from '../playbooks/clock-target.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type CaseClocks, clockDecider, noClocks } from './case-clocks.js';
import { type ClockEvent } from './clock-events.js';
import { fireDeadlines } from './fire-deadlines.js';
import { followCase } from './follow-case.js';
import { calendarsOf, defaultCalendars, slaDefaults, type SlaSettings } from './sla-settings.js';

export const settings: SlaSettings = {
  defaults: slaDefaults,
  calendars: calendarsOf(defaultCalendars),
};

export interface HappenedAt {
  readonly event: CaseEvent;
  readonly at: string;
  /** Where no event leads to it yet. */
  readonly status?: CaseOverview['status'];
}

/** A case and its clocks, without a log: each event is followed as it happens. */
export class FollowedCase {
  clocks: CaseClocks = noClocks;
  readonly told: ClockEvent[] = [];
  #overview: CaseOverview | undefined;
  #revision = -1;

  constructor(
    private readonly by: SlaSettings = settings,
    private readonly targets?: ClockTargets,
  ) {}

  get overview(): CaseOverview | undefined {
    return this.#overview;
  }

  happened({ event, at, status }: HappenedAt): readonly ClockEvent[] {
    this.#revision += 1;
    const recorded = {
      ...event,
      revision: this.#revision,
      metadata: { occurredAt: at, recordedAt: at, actor: { kind: 'system', id: 'x' } as const },
    };
    const before = this.#overview;
    const evolved = evolveOverview(playbooks, before, recorded);
    const after = { ...evolved, status: status ?? evolved.status };
    this.#overview = after;
    const own = playbooks.of(after.type, after.playbookVersion);
    const playbook = this.targets ? { ...own, targets: this.targets } : own;
    const change = { event: recorded, before, after, playbook };
    const events = followCase(this.clocks, change, this.by);
    this.#take(events);
    // Whoever follows the same event again says nothing.
    if (followCase(this.clocks, change, this.by).length > 0 && events.length > 0) {
      throw new Error('It was followed twice.');
    }
    return events;
  }

  fire(now: string): readonly ClockEvent[] {
    const events = fireDeadlines(this.clocks, new Date(now));
    this.#take(events);
    return events;
  }

  #take(events: readonly ClockEvent[]): void {
    for (const event of events) this.clocks = clockDecider.evolve(this.clocks, event);
    this.told.push(...events);
  }
}

export function openedOf(data: Partial<Extract<CaseEvent, { type: 'CaseOpened' }>['data']> = {}) {
  return { ...opened, data: { ...opened.data, ...data } } as CaseEvent;
}

/** A Monday, 10:00 in Shanghai. */
export const monday = '2026-03-02T02:00:00.000Z';

export function at(text: string): string {
  return new Date(text).toISOString();
}

export function signal(data: Partial<AttachedSignal> = {}): CaseEvent {
  return {
    type: 'SignalAttached',
    data: {
      walletEventId: JSON.stringify(data),
      walletEventType: 'wallet.WithdrawalStuck.v1',
      source: '/wallet',
      role: 'opening',
      occurredAt: monday,
      recordedAt: monday,
      payload: {},
      ...data,
    },
  };
}

export const acknowledged: CaseEvent = {
  type: 'ReplySent',
  data: { channel: 'email', text: 'We got it.', states: ['acknowledgement'] },
};

export const found: CaseEvent = {
  type: 'ReplySent',
  data: { channel: 'email', text: 'The bank has it.', states: ['finding'] },
};

export const noted: CaseEvent = { type: 'NoteAdded', data: { text: 'x' } };

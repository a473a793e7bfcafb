import { expect } from '@jest/globals';
import { type Decide, type EventEnvelope, type Position } from '#platform/event-store';
import { CaselineError, type Decider, type EventMetadata, type EventShape } from '#platform/kernel';

/** An event of the past; metadata only where the decision looks at it. */
export type PastEvent<Event extends EventShape> = Event & {
  readonly metadata?: Partial<EventMetadata>;
};

/** The time of a specification that names none. */
export const PRESENT = '2026-03-02T10:00:00.000Z';

/**
 * Given what happened, when something is decided, then that follows:
 *
 *     specify(caseDecider).given(opened, assigned).when(closeCase(command)).thenRefused('not-resolved')
 */
export function specify<State, Event extends EventShape>(
  decider: Decider<State, Event, EventEnvelope>,
) {
  return {
    given: (...past: readonly PastEvent<Event>[]) => ({
      when: (decide: Decide<State, Event>, at = PRESENT) =>
        new Outcome(() => {
          const state = stateAfter(decider, past);
          const revision = past.length === 0 ? 'none' : past.length - 1;
          return decide({ state, revision }, new Date(at));
        }),
    }),
  };
}

/** The state that the events amount to. */
export function stateAfter<State, Event extends EventShape>(
  decider: Decider<State, Event, EventEnvelope>,
  past: readonly PastEvent<Event>[],
): State {
  return past
    .map((event, revision) => ({ ...event, ...envelope(revision, event.metadata) }))
    .reduce(decider.evolve, decider.initialState);
}

class Outcome<Event extends EventShape> {
  constructor(private readonly decided: () => readonly Event[]) {}

  /** What was decided, for closer looks. */
  events(): readonly Event[] {
    return this.decided();
  }

  thenEvents(...expected: readonly Event[]): void {
    expect(this.decided()).toEqual(expected);
  }

  thenTypes(...types: readonly Event['type'][]): void {
    expect(this.decided().map(({ type }) => type)).toEqual(types);
  }

  thenNothing(): void {
    expect(this.decided()).toEqual([]);
  }

  /** @param extensions what the refusal tells beside its code. */
  thenRefused(code: string, extensions: object = {}): void {
    let refusal: unknown;
    try {
      this.decided();
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(CaselineError);
    expect(refusal).toMatchObject({ code, extensions });
  }
}

function envelope(revision: number, metadata: Partial<EventMetadata> = {}): EventEnvelope {
  const id = `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
  return {
    id,
    streamName: 'specified-stream',
    revision,
    position: String(revision).padStart(20, '0') as Position,
    metadata: {
      schemaVersion: 1,
      occurredAt: PRESENT,
      recordedAt: PRESENT,
      actor: { kind: 'system', id: 'specification' },
      correlationId: id,
      causationId: id,
      ...metadata,
    },
  };
}

/** An event as deciders see it: what happened, without the envelope that the log adds. */
export interface EventShape {
  readonly type: string;
  readonly data: object;
}

/**
 * The pure heart of a stream: what its events amount to. Decisions are functions from that state to new
 * events (see `DecisionHandler`). `evolve` also gets the envelope, for who and when.
 */
export interface Decider<State, Event extends EventShape, Envelope = unknown> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event & Envelope) => State;
}

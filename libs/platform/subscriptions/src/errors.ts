/** Somebody else has taken the subscription over: what was about to be written is dropped. */
export class FencedOutError extends Error {
  override readonly name = 'FencedOutError';
  constructor(subscription: string) {
    super(`Another process has taken over the subscription ${subscription}.`);
  }
}

/** The checkpoint does not belong to this log: going on would skip events or apply them to foreign rows. */
export class CheckpointMismatchError extends Error {
  override readonly name = 'CheckpointMismatchError';
}

export function checkpointOfAnotherLog(subscription: string): CheckpointMismatchError {
  return new CheckpointMismatchError(
    `The database has what ${subscription} made of another event log. Connect it with that log, or ` +
      'use an empty database for the read side: it is built anew from the log.',
  );
}

export function checkpointAheadOfLog(subscription: string): CheckpointMismatchError {
  return new CheckpointMismatchError(
    `${subscription} has handled events that the event log does not have: was the log restored from an ` +
      'older backup? Restore the newer one, or use an empty database for the read side.',
  );
}

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

const REMEDY =
  'Connect it with the log that it was built from; or, if this is the right log, stop Caseline and let ' +
  '`npm run projections -- rebuild --all` build the read side from it.';

export function checkpointOfAnotherLog(subscription: string): CheckpointMismatchError {
  return new CheckpointMismatchError(
    `The database has what ${subscription} made of another event log. ${REMEDY}`,
  );
}

export function checkpointAheadOfLog(subscription: string): CheckpointMismatchError {
  return new CheckpointMismatchError(
    `${subscription} has handled events that the event log does not have: was the log restored from an ` +
      `older backup? ${REMEDY}`,
  );
}

/** The rows of another version are served: this process would write what nobody can read. */
export class ProjectionReplacedError extends Error {
  override readonly name = 'ProjectionReplacedError';
  constructor(projection: string, versions: { served: number | undefined; ours: number }) {
    super(
      `The rows of ${projection} are those of version ${versions.served ?? 'none'}, and this process has version ` +
        `${versions.ours}. Run the newer release; or, to go back, ` +
        `\`npm run projections -- rebuild ${projection}\` with the older one.`,
    );
  }
}

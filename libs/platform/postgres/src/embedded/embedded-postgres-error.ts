import path from 'node:path';

/** Why the embedded PostgreSQL cannot run, in a sentence that says what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name: string = 'EmbeddedPostgresError';

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Another live process works on the same data. */
export class DataDirectoryInUseError extends EmbeddedPostgresError {
  override readonly name = 'DataDirectoryInUseError';

  constructor(directory: string) {
    super(
      `Another Caseline process is running on ${path.dirname(directory)}. ` +
        'Stop it first, or set CASELINE_HOME to another folder.',
    );
  }
}

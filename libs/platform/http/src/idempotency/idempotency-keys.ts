/**
 * Remembers for at least 24 hours which request a command id was first used for. The answer is not kept
 * here: it is derived from the log, which remembers every command that took effect.
 */
export abstract class IdempotencyKeys {
  /**
   * Binds a command id to the digest of its request, unless it is bound already.
   *
   * @throws CaselineError `idempotency-key-reused` when it is bound to another request.
   */
  abstract bind(commandId: string, requestDigest: string): Promise<Binding>;

  /** Forgets a binding, as its request was refused and left no trace. */
  abstract release(commandId: string, requestDigest: string): Promise<void>;

  /** Forgets what is older than was promised, and answers how many bindings those were. */
  abstract forgetOld(): Promise<number>;
}

/** Whether this call made the binding, or found it. */
export type Binding = 'new' | 'known';

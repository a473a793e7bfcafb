import { v4 as uuidv4, v5 as uuidv5 } from 'uuid';
import { type Actor } from '#platform/kernel';
import { type Caller } from '../access/caller.js';

/** A command as the cause of events: what `DecisionHandler` wants to know of it. */
export interface CommandCause {
  /** The command's id: derived from caller and Idempotency-Key, so that a repeat has the same one. */
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly requestDigest: string;
}

const COMMANDS = 'b4d7be1e-4b2d-5f0c-9c58-6f1f4b7f6f0a';

/** Without a key nothing tells a repeat from a new command, so each gets an id of its own. */
export function commandIdOf(caller: Caller, idempotencyKey: string | undefined): string {
  if (idempotencyKey === undefined) return uuidv4();
  return uuidv5(JSON.stringify([caller.id, idempotencyKey]), COMMANDS);
}

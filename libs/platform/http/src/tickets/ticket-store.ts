import { type Caller } from '../access/caller.js';

/** What a ticket stands for. */
export interface TicketGrant {
  readonly caller: Caller;
  /** The only path that it opens. */
  readonly path: string;
  /** Of the token that it was got with: what it opens ends with it. */
  readonly tokenExpiresAt: Date;
}

/** Keeps tickets by their digests, for all processes of an installation. */
export abstract class TicketStore {
  abstract save(digest: string, grant: TicketGrant, lifetimeSeconds: number): Promise<void>;

  /** Spends it: of all that ask for one ticket, one gets it. Undefined once it is spent or too old. */
  abstract take(digest: string): Promise<TicketGrant | undefined>;
}

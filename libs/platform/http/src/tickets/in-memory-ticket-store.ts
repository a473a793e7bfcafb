import { type Clock } from '#platform/kernel';
import { type TicketGrant, TicketStore } from './ticket-store.js';

/** For applications of one process that have no database. */
export class InMemoryTicketStore extends TicketStore {
  readonly #grants = new Map<string, TicketGrant & { readonly expiresAt: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override save(digest: string, grant: TicketGrant, lifetimeSeconds: number): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [known, { expiresAt }] of this.#grants) {
      if (expiresAt <= now) this.#grants.delete(known);
    }
    this.#grants.set(digest, { ...grant, expiresAt: now + lifetimeSeconds * 1_000 });
    return Promise.resolve();
  }

  override take(digest: string): Promise<TicketGrant | undefined> {
    const found = this.#grants.get(digest);
    this.#grants.delete(digest);
    const isGood = found !== undefined && found.expiresAt > this.clock.now().getTime();
    return Promise.resolve(isGood ? found : undefined);
  }
}

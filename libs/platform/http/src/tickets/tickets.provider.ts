import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaselineError } from '#platform/kernel';
import { type VerifiedToken } from '../access/token-verifier.js';
import { type TicketGrant, TicketStore } from './ticket-store.js';

/** Time enough to open a connection, and too little for what is found in a log or a history. */
export const TICKET_LIFETIME_SECONDS = 30;

/**
 * Tickets for one live stream each: a browser's `EventSource` can send no token, and a token in a URL would
 * be worth stealing. A ticket is worth nothing once it was shown.
 */
@Injectable()
export class Tickets {
  constructor(private readonly store: TicketStore) {}

  async issue(grant: TicketGrant): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    await this.store.save(digestOf(ticket), grant, TICKET_LIFETIME_SECONDS);
    return ticket;
  }

  /**
   * Spends the ticket, also when it was shown at the wrong place.
   *
   * @throws CaselineError `ticket-not-accepted`, without saying why to whoever tries.
   */
  async redeem(ticket: string, path: string): Promise<VerifiedToken> {
    const grant = await this.store.take(digestOf(ticket));
    if (grant?.path === path) return { caller: grant.caller, expiresAt: grant.tokenExpiresAt };
    throw new CaselineError(
      'unauthenticated',
      'ticket-not-accepted',
      `The ticket is not accepted: each opens one path once, within ${TICKET_LIFETIME_SECONDS} s. Get a new one.`,
    );
  }
}

/** What the database keeps opens nothing. A ticket is random enough to need no salt. */
function digestOf(ticket: string): string {
  return hash('sha256', ticket, 'base64url');
}

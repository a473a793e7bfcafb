import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type Agent } from '../agents/agent.js';
import { type Claimable, mustBeFree } from './claim-next.js';

export interface Claim {
  readonly claimId: string;
  readonly agent: Agent;
  readonly claimable: Claimable;
}

export interface Reservation {
  readonly caseId: string;
  /** By the database's clock. */
  readonly now: Date;
}

/** For how long nobody else tries a case whose claim was broken off, by a crash say. */
const RESERVED_SECONDS = 30;
/** The read side has seen a decided claim long before. */
const DECIDED_SECONDS = 600;
/** As long as an Idempotency-Key is known. */
const CLAIM_KEPT_HOURS = 48;
/** More than this many others at once, and the next look finds the next ones. */
const CANDIDATES = 32;

@Injectable()
export class CaseReservations {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /**
   * The case that this claim has led to before, else the most urgent one that nobody else is about to take.
   *
   * @throws CaselineError `off-shift` or `at-capacity`
   */
  async reserve(claim: Claim): Promise<Reservation | undefined> {
    return this.db.transaction().execute(async (tx) => {
      const now = await oneClaimAtATime(claim.agent.agentId, tx);
      const before = await ledTo(claim.claimId, tx);
      if (before !== undefined) return { caseId: before, now };
      mustBeFree(claim.agent, await casesAtHand(claim.agent.agentId, tx), now);
      for (const candidate of await candidates(claim.claimable, tx)) {
        if (await reserved(candidate, claim, tx)) return { caseId: candidate.case_id, now };
      }
      return undefined;
    });
  }

  /** It is the agent's: it counts until the read side has it. */
  async assigned(caseId: string, revision: number): Promise<void> {
    await sql`
      update case_reservations
      set decided_revision = ${revision}, until = now() + make_interval(secs => ${DECIDED_SECONDS})
      where case_id = ${caseId}`.execute(this.db);
  }

  /** It was not to be had: nobody tries it again before the read side knows why. */
  async missed({ claimId }: Claim, caseId: string, revision: number): Promise<void> {
    await sql`
      with forgotten as (delete from case_claims where claim_id = ${claimId})
      update case_reservations set agent_id = '', decided_revision = ${revision}
      where case_id = ${caseId}`.execute(this.db);
  }

  async forgetOld(): Promise<void> {
    await sql`delete from case_reservations where until < now() - interval '1 hour'`.execute(
      this.db,
    );
    await sql`
      delete from case_claims
      where claimed_at < now() - make_interval(hours => ${CLAIM_KEPT_HOURS})`.execute(this.db);
  }
}

/** Claims of one agent wait for each other, or two at once would both find room for one more. */
async function oneClaimAtATime(agentId: string, tx: Transaction<unknown>): Promise<Date> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claims of ${agentId}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  // The database always answers one row.
  return rows[0]?.now ?? new Date(Number.NaN);
}

async function ledTo(claimId: string, tx: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from case_claims where claim_id = ${claimId}`.execute(tx);
  return rows[0]?.case_id;
}

/** Those that the read side shows, and those that it is about to show. */
async function casesAtHand(agentId: string, tx: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select case_id from case_overviews where held_by = ${agentId} and status in ('new', 'open')
      union
      select r.case_id from case_reservations r
      where r.agent_id = ${agentId} and r.until > now() and not exists (
        select from case_overviews c where c.case_id = r.case_id and c.revision >= r.decided_revision
      )
    ) at_hand`.execute(tx);
  return rows[0]?.count ?? Number.POSITIVE_INFINITY;
}

interface Candidate {
  readonly case_id: string;
  readonly revision: number;
}

/** A look into the index for each queue and language, however many cases there are. */
async function candidates(
  { queues, languages }: Claimable,
  tx: Kysely<unknown>,
): Promise<readonly Candidate[]> {
  // A case whose language nobody knows is for everybody.
  const spoken = [...languages, ''];
  const { rows } = await sql<Candidate>`
    select c.case_id, c.revision
    from unnest(${queues}::text[]) as q (queue)
    cross join unnest(${spoken}::text[]) as l (language)
    cross join lateral (
      select o.case_id, o.revision, o.priority_rank, o.opened_at from case_overviews o
      where o.waiting_in = q.queue and o.language = l.language and not exists (
        select from case_reservations r where r.case_id = o.case_id and r.until > now()
        and (r.decided_revision is null or r.decided_revision > o.revision)
      )
      order by o.priority_rank, o.opened_at, o.case_id limit ${CANDIDATES}
    ) c
    order by c.priority_rank, c.opened_at, c.case_id limit ${CANDIDATES}`.execute(tx);
  return rows;
}

async function reserved(
  { case_id, revision }: Candidate,
  { claimId, agent }: Claim,
  tx: Kysely<unknown>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into case_reservations as r (case_id, agent_id, until)
    values (${case_id}, ${agent.agentId}, now() + make_interval(secs => ${RESERVED_SECONDS}))
    on conflict (case_id) do update
    set agent_id = excluded.agent_id, until = excluded.until, decided_revision = null
    where r.until <= now() or r.decided_revision <= ${revision}
    returning case_id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into case_claims (claim_id, case_id) values (${claimId}, ${case_id})`.execute(
    tx,
  );
  return true;
}

import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { EVENT_STORE, type EventStore, streamExists } from '#platform/event-store';
import { Cursor, type Page, pageOf, type PageRequest } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { isCaseId } from '../case/case-events.js';
import { type CaseStatus } from '../case/case-overview.js';
import { incidentStream } from '../case/incident-events.js';
import { incidentNotFound } from '../case/incidents.provider.js';
import { type IncidentResponse } from '../case/incident.response.js';
import { isPlaceMoment } from '../case/place-moment.js';
import { onReadSide } from '../case/read-side-behind.js';
import { type SelectableCases } from '../case/selectable-cases.js';
import { INCIDENT_CHANGES, type IncidentTables } from './incidents.projector.js';

export interface IncidentWithCases extends IncidentResponse {
  readonly cases: number;
  readonly casesByStatus: Readonly<Partial<Record<CaseStatus, number>>>;
}

@Injectable()
export class IncidentViews {
  readonly #db: Kysely<IncidentTables & SelectableCases>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(INCIDENT_CHANGES) private readonly changes: ChangeFeed,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.#db = db.withTables<IncidentTables & SelectableCases>();
  }

  /** Newest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<IncidentResponse>> {
    let query = this.#db.selectFrom('incidents').select('body');
    if (cursor !== undefined) {
      const [declaredAt, incidentId] = Cursor.decode(cursor, isPlace);
      query = query.where(
        sql<boolean>`(declared_at, incident_id) < (${declaredAt}::timestamptz, ${incidentId})`,
      );
    }
    const rows = await query
      .orderBy('declared_at', 'desc')
      .orderBy('incident_id', 'desc')
      .limit(limit + 1)
      .execute();
    return pageOf(
      rows,
      limit,
      ({ body }) => Cursor.encode([body.declaredAt, body.incidentId]),
      ({ body }) => body,
    );
  }

  /** Waits for one that was declared right now. @throws `incident-not-found`, or `read-side-behind`. */
  async get(incidentId: string): Promise<IncidentWithCases> {
    const found = await onReadSide({
      find: () => this.#find(incidentId),
      isKnown: () => streamExists(this.store, incidentStream(incidentId)),
      notFound: incidentNotFound,
      changes: this.changes,
      key: incidentId,
    });
    const counts = await this.#counts(incidentId);
    const cases = counts.reduce((sum, { count }) => sum + Number(count), 0);
    const byStatus = counts.map(({ status, count }) => [status, Number(count)] as const);
    const { incidentId: id, title, description, startedAt, declaredAt, declaredBy } = found;
    const declared = { incidentId: id, title, description, startedAt, declaredAt, declaredBy };
    return { ...declared, cases, casesByStatus: Object.fromEntries(byStatus) };
  }

  #counts(incidentId: string) {
    return this.#db
      .selectFrom('case_overviews')
      .select(({ fn }) => ['status', fn.countAll<string>().as('count')] as const)
      .where('incident_id', '=', incidentId)
      .groupBy('status')
      .execute();
  }

  async #find(incidentId: string): Promise<IncidentResponse | undefined> {
    const row = await this.#db
      .selectFrom('incidents')
      .select('body')
      .where('incident_id', '=', incidentId)
      .executeTakeFirst();
    return row?.body;
  }
}

function isPlace(value: unknown): value is readonly [declaredAt: string, incidentId: string] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [declaredAt, incidentId] = value as readonly unknown[];
  return isPlaceMoment(declaredAt) && typeof incidentId === 'string' && isCaseId(incidentId);
}

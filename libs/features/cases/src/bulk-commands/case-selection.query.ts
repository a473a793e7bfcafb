import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { CaselineError } from '#platform/kernel';
import { type Database, DATABASE } from '#platform/postgres';
import { type SelectableCases } from '../case/selectable-cases.js';
import { MOST_CASES } from './bulk-command.js';
import { type CaseSelectionRequest } from './case-selection.request.js';

/** Says once and for all which cases a bulk command is for, as the read side has them now. */
@Injectable()
export class CaseSelection {
  readonly #db: Kysely<SelectableCases>;

  constructor(@Inject(DATABASE) db: Database) {
    this.#db = db.withTables<SelectableCases>();
  }

  /** Their ids, oldest case first. @throws CaselineError when none or too many are meant. */
  async caseIds({ caseIds, ...filter }: CaseSelectionRequest): Promise<readonly string[]> {
    const says = (Object.values(filter) as readonly unknown[]).some((value) => value !== undefined);
    if (says === (caseIds !== undefined)) throw casesNotSaid();
    if (caseIds?.length === 0) throw casesNotSaid();
    if (caseIds) return [...new Set(caseIds)];
    const found = await this.#select(filter);
    if (found.length === 0) throw noCases();
    if (found.length > MOST_CASES) throw tooManyCases();
    return found;
  }

  /** A merged case takes no commands: the one that it was merged into is there in its place. */
  async #select(filter: Omit<CaseSelectionRequest, 'caseIds'>): Promise<readonly string[]> {
    const { ofIncident, status, type, reasonCode, openedFrom, openedBefore } = filter;
    let query = this.#db.selectFrom('case_overviews').select('case_id');
    query = status ? query.where('status', '=', status) : query.where('status', '!=', 'merged');
    if (ofIncident) query = query.where('incident_id', '=', ofIncident);
    if (type) query = query.where('case_type', '=', type);
    if (reasonCode) query = query.where('reason_code', '=', reasonCode);
    if (openedFrom) query = query.where('opened_at', '>=', new Date(openedFrom));
    if (openedBefore) query = query.where('opened_at', '<', new Date(openedBefore));
    const rows = await query
      .orderBy('opened_at')
      .orderBy('case_id')
      .limit(MOST_CASES + 1)
      .execute();
    return rows.map(({ case_id }) => case_id);
  }
}

function casesNotSaid(): CaselineError {
  return new CaselineError(
    'invalid',
    'cases-not-said',
    'Say which cases are meant: either `caseIds`, or what they have in common.',
  );
}

function noCases(): CaselineError {
  return new CaselineError(
    'conflict',
    'no-such-cases',
    'There is no case like that. Look at GET /v1/cases for what there is.',
  );
}

function tooManyCases(): CaselineError {
  return new CaselineError(
    'conflict',
    'too-many-cases',
    `More than ${MOST_CASES} cases are like that. Say more of them, such as when they were opened.`,
  );
}

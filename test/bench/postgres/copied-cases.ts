import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pool } from 'pg';
import { from } from 'pg-copy-streams';
import { caseNumberOf } from '#features/cases';
import { rowsOf } from './copied-rows.js';
import { type ModelCase } from './model-cases.js';
import { withoutIndexes } from './without-indexes.js';

/** What is read of a case; in each table the first column is its id. */
const TABLES = ['case_overviews', 'case_timeline', 'case_search', 'case_clocks'];
const CHUNK = 1_000;
/** Accounts have so many cases each, customers twice as many; so many cases are settled in one batch. */
const CASES_OF_AN_ACCOUNT = 3;
export const CASES_OF_A_BATCH = 60;

/** Ids of the copy with this number, which are the same in every read side that has it. */
export function idsOfCopy(number: number) {
  const caseId = createHash('sha256').update(String(number)).digest('hex').slice(0, 32);
  const openedAt = new Date(Date.UTC(2025, 0, 1) + number * 30_000).toISOString();
  return {
    caseId,
    caseNumber: caseNumberOf(caseId),
    openedAt,
    customer: `c${Math.floor(number / (2 * CASES_OF_AN_ACCOUNT))}`,
    account: `a${Math.floor(number / CASES_OF_AN_ACCOUNT)}`,
    transaction: `t${number}`,
    batch: `b${Math.floor(number / CASES_OF_A_BATCH)}`,
  } satisfies ModelCase;
}

/**
 * Puts so many copies of the model cases in their place: the rows that Caseline's projections made of these, under other ids and
 * times, by COPY. To write the events and project them would take hours, and the rows would be the same.
 */
export async function copyCases(
  pool: Pool,
  models: readonly ModelCase[],
  cases: number,
): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await rowsOf(pool, table);
    const templates = models.map((model) => templateOf(model, rows.toString()));
    await pool.query(`truncate ${table}`);
    // Nobody will need them after a crash, and they are read like any others.
    await pool.query(`alter table ${table} set unlogged`);
    await withoutIndexes(pool, table, async (client) => {
      const sink = client.query(from(`copy ${table} from stdin`));
      await pipeline(Readable.from(linesOf(templates, cases)), sink);
    });
    await pool.query(`vacuum analyze ${table}`);
  }
}

type Ids = readonly string[];
type Template = (ids: Ids) => string;

/** The model's rows with a gap for each id, of which those of a copy are put. */
function templateOf(model: ModelCase, rows: string): Template {
  const own = rows
    .split('\n')
    .filter((row) => row.startsWith(`${model.caseId}\t`))
    .map((row) => `${row}\n`)
    .join('');
  const ids = textsOf(model);
  const [first = '', ...parts] = own.split(new RegExp(`(${ids.map(escaped).join('|')})`));
  const gaps = parts.map((part, index) => (index % 2 === 0 ? ids.indexOf(part) : part));
  return (others) =>
    gaps.reduce<string>(
      (text, part) => text + (typeof part === 'number' ? others[part]! : part),
      first,
    );
}

/** As they stand in rows: the number also as a token, the moment also as PostgreSQL writes it. */
function textsOf({ caseNumber, openedAt, ...ids }: ModelCase): Ids {
  const moment = openedAt.replace('T', ' ').replace(/\.?0*Z$/, '+00');
  return [...Object.values<string>(ids), caseNumber, caseNumber.toLowerCase(), openedAt, moment];
}

function escaped(text: string): string {
  return text.replaceAll(/[.+]/g, '\\$&');
}

function* linesOf(templates: readonly Template[], cases: number): Generator<string> {
  for (let first = 0; first < cases; first += CHUNK) {
    let lines = '';
    const end = Math.min(cases, first + CHUNK);
    for (let number = first; number < end; number += 1)
      lines += templates[number % templates.length]!(textsOf(idsOfCopy(number)));
    yield lines;
  }
}

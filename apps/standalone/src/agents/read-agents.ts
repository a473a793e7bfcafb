import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { type ImportedAgent } from '#features/cases';
import { ConfigError } from '../read-settings.js';

const COLUMNS = ['agentId', 'skills', 'languages', 'capacity', 'shifts'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Agents of a file, each with its place there; whether they are sound is not looked at.
 *
 * @throws ConfigError when it is neither CSV nor JSON of the right form.
 */
export async function readAgents(file: string): Promise<readonly ImportedAgent[]> {
  const extension = path.extname(file).toLowerCase();
  if (extension !== '.csv' && extension !== '.json') {
    throw new ConfigError(`${file} is called neither .csv nor .json.`);
  }
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConfigError(`${file} cannot be read.`, { cause });
  });
  return extension === '.csv' ? ofCsv(text) : ofJson(text);
}

function ofJson(text: string): readonly ImportedAgent[] {
  let agents: unknown;
  try {
    agents = JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`This is no JSON: ${(cause as Error).message}`, { cause });
  }
  if (!Array.isArray(agents)) throw new ConfigError('The JSON is no list of agents.');
  return agents.map((agent: unknown, index) => ({ place: `agent ${index + 1}`, agent }));
}

function ofCsv(text: string): readonly ImportedAgent[] {
  try {
    const records = parse(text, {
      bom: true,
      columns: columnsOf,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: Row; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({
      place: `line ${info.lines}`,
      agent: agentOf(record),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ConfigError(`This is no CSV of agents: ${error.message}.`, { cause: error });
  }
}

function columnsOf(header: readonly string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  const strange = header.filter((column) => !(COLUMNS as readonly string[]).includes(column));
  if (missing.length > 0 || strange.length > 0 || header.length > COLUMNS.length) {
    throw new ConfigError(`The first line names these columns, once each: ${COLUMNS.join(',')}`);
  }
  return [...header];
}

function agentOf({ agentId, skills, languages, capacity, shifts }: Row): object {
  return {
    agentId,
    skills: listed(skills),
    languages: listed(languages),
    // What is no number is refused with everything else that is wrong.
    capacity: /^\d+$/.test(capacity) ? Number(capacity) : capacity,
    shifts: listed(shifts).map((shift) => {
      const [from, until, ...rest] = shift.split('/');
      return rest.length === 0 ? { from, until } : { from: shift, until: shift };
    }),
  };
}

function listed(cell: string): readonly string[] {
  return cell.split(/\s+/).filter((one) => one !== '');
}

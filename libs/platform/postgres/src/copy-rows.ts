import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pool, type PoolClient } from 'pg';
import { from } from 'pg-copy-streams';

/** What COPY takes for a column: text as PostgreSQL reads it; null for NULL. */
export type CopyValue = string | number | boolean | Date | null;

/** One session that loads rows with COPY, the fastest way in. What it has loaded may be lost in a crash of the server. */
export class CopySession {
  private constructor(private readonly client: PoolClient) {}

  static async open(pool: Pool): Promise<CopySession> {
    const client = await pool.connect();
    await client.query('set synchronous_commit = off');
    return new CopySession(client);
  }

  /** All rows or none; each is a line of `copyLine`. */
  async copy(table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
    const names = columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    const target = `${this.client.escapeIdentifier(table)} (${names})`;
    const stream = this.client.query(from(`copy ${target} from stdin`));
    await pipeline(Readable.from([Buffer.from(lines.join(''))]), stream);
  }

  /** The session does not go back among those of requests: it has settings of its own. */
  close(): void {
    this.client.release(true);
  }
}

/** A row in the text format of COPY. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyText).join('\t')}\n`;
}

const ESCAPED = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  if (!ESCAPED.test(text)) return text;
  return text.replaceAll(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

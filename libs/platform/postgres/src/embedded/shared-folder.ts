import { chmod, mkdir } from 'node:fs/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const FOLDER = '/var/lib/caseline';

/** Where root keeps what the server's account could not reach below a folder of root's own. */
export async function sharedFolder(): Promise<string> {
  try {
    const created = await mkdir(FOLDER, { recursive: true });
    // Whatever the umask says: to let others in is what it is for.
    if (created !== undefined) await chmod(FOLDER, 0o755);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, its user cannot enter this folder, and ${FOLDER} could not be ` +
        'created for it. Start Caseline as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
      cause,
    );
  }
  return FOLDER;
}

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { secretFile } from './secret-file.js';

const FILE = 'installation-secret';
const BYTES = 32;

/**
 * The secret under which this installation names its streams: the one that is set (base64), else the
 * one in `home`, made at the first start. Lose it, and no customer's stream can be found again.
 *
 * @throws RangeError when it has fewer than 32 bytes.
 */
export async function installationSecret(home: string, setting?: string): Promise<Buffer> {
  const encoded =
    setting ??
    (await secretFile(path.join(home, FILE), () =>
      Promise.resolve(randomBytes(BYTES).toString('base64')),
    ));
  const secret = Buffer.from(encoded, 'base64');
  if (secret.length < BYTES) {
    throw new RangeError(
      setting === undefined
        ? `${path.join(home, FILE)} is damaged: it holds fewer than ${BYTES} bytes. Restore it from a back-up.`
        : `INSTALLATION_SECRET has fewer than ${BYTES} bytes; make one with \`openssl rand -base64 32\`.`,
    );
  }
  return secret;
}

import { readFile } from 'node:fs/promises';
import { type KurrentDbConnection, KurrentDbSettingsError } from './kurrentdb-settings.js';

/** @throws KurrentDbSettingsError when the file cannot be read. */
export async function certificateOf({
  caFile,
  tls,
}: KurrentDbConnection): Promise<Buffer | undefined> {
  if (caFile === undefined || !tls) return undefined;
  return readFile(caFile).catch(() => {
    throw new KurrentDbSettingsError(`The certificate file ${caFile} cannot be read.`);
  });
}

import { readFile } from 'node:fs/promises';
import { type KurrentDbConnection, KurrentDbSettingsError } from './kurrentdb-settings.js';

/** @throws KurrentDbSettingsError when the file cannot be read, or is of another kind. */
export async function certificateOf({
  caFile,
  tls,
}: KurrentDbConnection): Promise<Buffer | undefined> {
  if (caFile === undefined || !tls) return undefined;
  const certificate = await readFile(caFile).catch(() => {
    throw new KurrentDbSettingsError(`The certificate file ${caFile} cannot be read.`);
  });
  if (certificate.includes('-----BEGIN CERTIFICATE-----')) return certificate;
  throw new KurrentDbSettingsError(`The certificate file ${caFile} holds no certificate as PEM.`);
}

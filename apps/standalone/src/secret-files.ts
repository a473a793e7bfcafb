import { readFile } from 'node:fs/promises';
import { ConfigError } from './read-settings.js';
import { BASE64_OF_32_BYTES, type StoreSettings } from './store-settings.js';

type SecretFileSetting = Extract<
  keyof StoreSettings,
  | 'DATABASE_PASSWORD_FILE'
  | 'INSTALLATION_SECRET_FILE'
  | 'KURRENTDB_USER_FILE'
  | 'KURRENTDB_PASSWORD_FILE'
  | 'S3_ACCESS_KEY_FILE'
  | 'S3_SECRET_KEY_FILE'
>;

/**
 * What the file of a setting holds; undefined without the setting. Container engines hand secrets over in
 * files, as everybody who may look at a process sees its environment.
 *
 * @throws ConfigError
 */
export async function secretIn(
  settings: StoreSettings,
  setting: SecretFileSetting,
): Promise<string | undefined> {
  const { [setting]: file } = settings;
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch(() => '');
  // Editors end a file with a line break; none of these secrets has one.
  const secret = text.trim();
  if (secret === '')
    throw new ConfigError(`${setting} names ${file}, which cannot be read or is empty.`);
  return secret;
}

/**
 * The address of the database that was given, with the password of DATABASE_PASSWORD_FILE.
 *
 * @throws ConfigError
 */
export async function databaseUrl(settings: StoreSettings): Promise<string | undefined> {
  const { DATABASE_URL: url } = settings;
  const password = await secretIn(settings, 'DATABASE_PASSWORD_FILE');
  if (password === undefined) return url;
  if (url === undefined) {
    throw new ConfigError('DATABASE_PASSWORD_FILE needs DATABASE_URL, which names the database.');
  }
  // As a parameter, as a URL without a host, of a socket, can have no password before it.
  return `${url}${url.includes('?') ? '&' : '?'}password=${encodeURIComponent(password)}`;
}

/**
 * The installation secret that was set, in base64; undefined where it is kept in CASELINE_HOME.
 *
 * @throws ConfigError
 */
export async function givenInstallationSecret(
  settings: StoreSettings,
): Promise<string | undefined> {
  const { INSTALLATION_SECRET: given, INSTALLATION_SECRET_FILE: file } = settings;
  const secret = await secretIn(settings, 'INSTALLATION_SECRET_FILE');
  if (secret === undefined) return given;
  if (given !== undefined) {
    throw new ConfigError('Set INSTALLATION_SECRET or INSTALLATION_SECRET_FILE, not both.');
  }
  if (!BASE64_OF_32_BYTES.test(secret)) {
    throw new ConfigError(
      `INSTALLATION_SECRET_FILE names ${file ?? ''}, which holds no base64 of 32 bytes or more; ` +
        'make it with `openssl rand -base64 32`.',
    );
  }
  return secret;
}

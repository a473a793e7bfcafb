import { ConfigError } from '../read-settings.js';
import { readStoreSettings, type StoreSettings } from '../store-settings.js';

export const ADDRESSES = `Addresses of logs:
  embedded                       the PostgreSQL in CASELINE_HOME, on which no Caseline may be running
  postgresql://user@host/name    a PostgreSQL
  kurrentdb://host:2113#name     an EventStoreDB (KurrentDB), or kurrentdb+discover://cluster; #name is the namespace,
                                 KURRENTDB_NAMESPACE without it
  DATABASE_URL, KURRENTDB_URL    the address that is in this setting
Passwords that an address does not have are read from the files of the settings (npm start -- --help), and for
PostgreSQL from PGPASSWORD or ~/.pgpass.`;

/** Which log is meant: where it is, and the settings that open it. */
export interface LogAddress {
  readonly kind: 'embedded' | 'postgresql' | 'kurrentdb';
  /** For people: without user and password. */
  readonly shown: string;
  readonly settings: StoreSettings;
}

const FORM = {
  postgresql: /^postgres(ql)?:\/\//,
  kurrentdb: /^(kurrentdb|esdb)(\+discover)?:\/\//,
};

const PASSWORD = /^[^/]+:\/\/[^/]*:[^/]*@|[?&]password=/;

/** The files are for addresses without a password: two logs may have two. */
const PASSWORD_FILES = {
  DATABASE_PASSWORD_FILE: undefined,
  KURRENTDB_USER_FILE: undefined,
  KURRENTDB_PASSWORD_FILE: undefined,
};

/** @throws ConfigError with a sentence that never repeats a password. */
export function readAddress(given: string, environment: NodeJS.ProcessEnv): LogAddress {
  if (given === 'embedded') {
    const settings = readStoreSettings({
      ...environment,
      ...PASSWORD_FILES,
      DATABASE_URL: undefined,
    });
    return { kind: 'embedded', shown: `embedded (${settings.CASELINE_HOME})`, settings };
  }
  const isSetting = given === 'DATABASE_URL' || given === 'KURRENTDB_URL';
  const address = isSetting ? (environment[given] ?? '') : given;
  if (isSetting && address === '') throw new ConfigError(`${given} is not set.`);
  const files = PASSWORD.test(address) ? PASSWORD_FILES : {};
  if (FORM.postgresql.test(address)) {
    const settings = readStoreSettings({ ...environment, ...files, DATABASE_URL: address });
    return { kind: 'postgresql', shown: withoutSecrets(address), settings };
  }
  if (FORM.kurrentdb.test(address)) {
    const [url = '', namespace] = address.split('#');
    const name = namespace === undefined ? {} : { KURRENTDB_NAMESPACE: namespace };
    const settings = readStoreSettings({ ...environment, ...files, ...name, KURRENTDB_URL: url });
    const shown = `${withoutSecrets(url)}#${settings.KURRENTDB_NAMESPACE}`;
    return { kind: 'kurrentdb', shown, settings };
  }
  throw new ConfigError(`This is no address of a log.\n${ADDRESSES}`);
}

/** Where it is, without user, password and parameters; an address of an odd form is not shown at all. */
function withoutSecrets(address: string): string {
  const parts = /^([^:]+:\/\/)(?:[^@/?]*@)?([^@/?]+)(\/[^@?]*)?(?:\?[^@]*)?$/.exec(address);
  const [, scheme = '', host = '…', path = ''] = parts ?? /^([^:]+:\/\/)/.exec(address) ?? [];
  return scheme + host + path;
}

/** Where the log is, and as whom to get at it. */
export interface KurrentDbSettings {
  /** `kurrentdb://host:2113?tls=true`; of a cluster its nodes, or `kurrentdb+discover://` and the name of all. */
  readonly connectionString: string;
  /** PEM file of the authority that signed the servers' certificates, where the system does not know it. */
  readonly caFile?: string | undefined;
  /** Instead of those in the connection string. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Keeps logs on one server apart: letters, digits and _; `caseline` by default. */
  readonly namespace?: string | undefined;
}

export interface KurrentDbServer {
  readonly host: string;
  readonly port: number;
}

export interface KurrentDbCredentials {
  readonly username: string;
  readonly password: string;
}

/** The settings in the form that the client wants, and what a diagnosis needs to know of them. */
export interface KurrentDbConnection {
  readonly connectionString: string;
  readonly servers: readonly KurrentDbServer[];
  readonly tls: boolean;
  readonly verifiesCertificate: boolean;
  readonly caFile: string | undefined;
  readonly credentials: KurrentDbCredentials | undefined;
}

/** A log that cannot be opened; the message says in a sentence what is wrong, and never a secret. */
export class KurrentDbSettingsError extends Error {
  override readonly name = 'KurrentDbSettingsError';
}

const FORM =
  /^(?<scheme>(?:kurrentdb|kurrent|kdb|esdb)(?:\+discover)?):\/\/(?:(?<user>[^:@/]+):(?<password>[^@/]*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<query>.*))?$/i;

const EXAMPLE = 'e.g. kurrentdb://localhost:2113?tls=false or kurrentdb+discover://cluster.example';

/** @throws KurrentDbSettingsError */
export function connectionOf(settings: KurrentDbSettings): KurrentDbConnection {
  const found = FORM.exec(settings.connectionString.trim())?.groups;
  if (!found) {
    throw new KurrentDbSettingsError(`The address of EventStoreDB has another form: ${EXAMPLE}.`);
  }
  const { scheme = '', hosts = '', query = '' } = found;
  const parameters = new Parameters(query);
  refuseWhatBreaksPromises(parameters);
  const credentials = credentialsOf(settings, found);
  if (settings.caFile !== undefined) parameters.set('tlsCAFile', settings.caFile);
  // A connection that hangs is noticed after 10 and these 5 seconds instead of 20.
  parameters.setUnlessGiven('keepAliveTimeout', '5000');
  // Each new client waits for so long before its first read. It still tries for 5 s, as by default.
  parameters.setUnlessGiven('discoveryInterval', '50');
  parameters.setUnlessGiven('maxDiscoverAttempts', '100');
  const servers = hosts.split(',').map(toServer);
  return {
    connectionString: `${schemeFor(scheme, servers)}://${encoded(credentials)}${hosts}?${parameters.toString()}`,
    servers,
    tls: parameters.get('tls') !== 'false',
    verifiesCertificate: parameters.get('tlsVerifyCert') !== 'false',
    caFile: parameters.get('tlsCAFile'),
    credentials,
  };
}

/**
 * Of several servers the client asks one after the other where the leader is, but after `+discover` the first
 * one only, be it up or down. It knows older names of the scheme, and warns of them.
 */
function schemeFor(scheme: string, servers: readonly KurrentDbServer[]): string {
  const isOneName = /discover$/i.test(scheme) && servers.length === 1;
  return isOneName ? 'kurrentdb+discover' : 'kurrentdb';
}

/** Those of the query, whose names may be written in any case. */
class Parameters {
  readonly #values = new Map<string, readonly [name: string, value: string]>();

  constructor(query: string) {
    for (const pair of query.split('&').filter((each) => each !== '')) {
      const [name = '', value = ''] = pair.split('=');
      this.set(name, decodeURIComponent(value));
    }
  }

  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase())?.[1];
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), [name, value]);
  }

  setUnlessGiven(name: string, value: string): void {
    if (this.get(name) === undefined) this.set(name, value);
  }

  toString(): string {
    return [...this.#values.values()]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
  }
}

function credentialsOf(
  settings: KurrentDbSettings,
  inAddress: Readonly<Partial<Record<string, string>>>,
): KurrentDbCredentials | undefined {
  const { user, password } = inAddress;
  const username = settings.username ?? decoded(user);
  const secret = settings.password ?? decoded(password);
  if (username === undefined && secret === undefined) return undefined;
  if (username === undefined || secret === undefined) {
    throw new KurrentDbSettingsError(
      'EventStoreDB wants a user and a password, and one is missing.',
    );
  }
  return { username, password: secret };
}

/** As they stand before the hosts. */
function encoded(credentials: KurrentDbCredentials | undefined): string {
  if (!credentials) return '';
  const { username, password } = credentials;
  return `${encodeURIComponent(username)}:${encodeURIComponent(password)}@`;
}

function refuseWhatBreaksPromises(parameters: Parameters): void {
  if (parameters.get('throwOnAppendFailure') === 'false') {
    throw new KurrentDbSettingsError(
      'throwOnAppendFailure=false would hide conflicts: leave it out.',
    );
  }
  const preference = parameters.get('nodePreference')?.toLowerCase();
  if (preference !== undefined && preference !== 'leader') {
    throw new KurrentDbSettingsError(
      'Caseline reads from the leader, others may be behind: leave nodePreference out.',
    );
  }
}

function toServer(text: string): KurrentDbServer {
  const [host = '', port = '2113'] = text.split(':');
  if (host === '' || !/^\d{1,5}$/.test(port)) {
    throw new KurrentDbSettingsError(`"${text}" is no host and port of EventStoreDB, ${EXAMPLE}.`);
  }
  return { host, port: Number(port) };
}

function decoded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : decodeURIComponent(text);
}

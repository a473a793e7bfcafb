import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { diagnose } from './connection-diagnosis.js';
import { fromLeader } from './from-leader.js';
import { type KurrentDbConnection, KurrentDbSettingsError } from './kurrentdb-settings.js';
import { serverVersionOf } from './lasting-client.js';
import { type LogNamespace } from './log-namespace.js';
import { withinTime } from './within-time.js';

/** The oldest server that says when a subscription has caught up, and the newest line that was looked at. */
const OLDEST = { major: 23, minor: 10 };
const NEWEST_MAJOR = 26;

const ANSWER_MS = 5_000;

/**
 * Tries out everything that a log needs, once.
 *
 * @throws KurrentDbSettingsError with a sentence on what somebody has to mend.
 * @throws whatever the client says where it may be well again in a moment.
 */
export async function probe(
  client: KurrentDBClient,
  connection: KurrentDbConnection,
  { idStream }: LogNamespace,
): Promise<void> {
  try {
    checkVersion(await withinTime(serverVersionOf(client), ANSWER_MS));
  } catch (error) {
    if (error instanceof KurrentDbSettingsError) throw error;
    throw (await diagnose(connection)) ?? error;
  }
  if (!(await mayRead(() => readStream(client, idStream)))) throw refusedCredentials(connection);
  if (!(await mayRead(() => readAll(client)))) throw noRightToAll();
}

/** @throws KurrentDbSettingsError */
export function checkVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isTooOld =
    Number.isNaN(major) || major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
  if (!isTooOld && major <= NEWEST_MAJOR) return;
  throw new KurrentDbSettingsError(
    `The server is EventStoreDB ${version}; Caseline knows 23.10 to ${NEWEST_MAJOR}.x (KurrentDB).`,
  );
}

async function mayRead(read: () => Promise<void>): Promise<boolean> {
  try {
    await withinTime(read(), ANSWER_MS);
  } catch (error) {
    const name = (error as { readonly name?: unknown }).name;
    if (name === 'AccessDeniedError') return false;
    if (name !== 'StreamNotFoundError') throw error;
  }
  return true;
}

async function readStream({ rustClient }: KurrentDBClient, streamId: string): Promise<void> {
  const options = { fromRevision: 'start', direction: 'forwards', ...ONE };
  for await (const _ of fromLeader(() => rustClient.readStream(streamId, options))) return;
}

async function readAll({ rustClient }: KurrentDBClient): Promise<void> {
  const options = { fromPosition: 'end', direction: 'backwards', ...ONE };
  for await (const _ of fromLeader(() => rustClient.readAll(options))) return;
}

const ONE = { maxCount: 1n, requiresLeader: true, resolvesLink: false };

function refusedCredentials({ hasCredentials }: KurrentDbConnection): KurrentDbSettingsError {
  return new KurrentDbSettingsError(
    hasCredentials
      ? 'EventStoreDB refuses the user or the password.'
      : 'EventStoreDB wants a user and a password: kurrentdb://user:password@host:2113, or in secret files.',
  );
}

function noRightToAll(): KurrentDbSettingsError {
  return new KurrentDbSettingsError(
    'The user of EventStoreDB may not read $all, which Caseline follows: put it into the group $admins, or ' +
      'give it the right to read in the access control list of $all.',
  );
}

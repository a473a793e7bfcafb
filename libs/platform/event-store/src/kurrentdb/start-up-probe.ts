import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Clock } from '#platform/kernel';
import { fromLeader } from './from-leader.js';
import { type KurrentDbConnection, KurrentDbSettingsError } from './kurrentdb-settings.js';
import { serverVersionOf } from './lasting-client.js';
import { type LogNamespace } from './log-namespace.js';
import { viewsOf } from './server-view.js';
import { withinTime } from './within-time.js';

/** The oldest server that says when a subscription has caught up, and the newest line that was looked at. */
const OLDEST = { major: 23, minor: 10 };
const NEWEST_MAJOR = 26;

const ANSWER_MS = 5_000;
const CLOCKS_APART_MS = 5 * 60_000;

export interface ProbeOptions {
  readonly namespace: LogNamespace;
  readonly clock: Clock;
  /** Is told what may be worth a look and keeps nobody from working. */
  readonly warn: (sentence: string) => void;
}

/**
 * Tries out everything that a log needs, once.
 *
 * @throws KurrentDbSettingsError with a sentence on what somebody has to mend.
 * @throws whatever the client says where it may be well again in a moment.
 */
export async function probe(
  client: KurrentDBClient,
  connection: KurrentDbConnection,
  { namespace: { idStream }, clock, warn }: ProbeOptions,
): Promise<void> {
  const version = await withinTime(serverVersionOf(client), ANSWER_MS);
  refuseTooOld(version);
  if (!(await mayRead(() => readStream(client, idStream)))) throw refusedCredentials(connection);
  if (!(await mayRead(() => readAll(client)))) throw noRightToAll();
  await compareClocks(connection, clock);
  if (isNewerThanKnown(version)) {
    warn(`EventStoreDB ${version} is newer than what Caseline knows (up to ${NEWEST_MAJOR}.x).`);
  }
}

/** @throws KurrentDbSettingsError */
export function refuseTooOld(version: string): void {
  const [major, minor] = partsOf(version);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new KurrentDbSettingsError(
    `The server's version is ${version}, and Caseline needs EventStoreDB ${OLDEST.major}.${OLDEST.minor} or later.`,
  );
}

export function isNewerThanKnown(version: string): boolean {
  return partsOf(version)[0] > NEWEST_MAJOR;
}

function partsOf(version: string): readonly [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}

/** What is recorded keeps the time of our clock for ever; the server's is the other one at hand. */
async function compareClocks(connection: KurrentDbConnection, clock: Clock): Promise<void> {
  for (const { server, time } of await viewsOf(connection)) {
    if (!time) continue;
    const apartMs = time.getTime() - clock.now().getTime();
    if (Math.abs(apartMs) <= CLOCKS_APART_MS) continue;
    const minutes = Math.round(Math.abs(apartMs) / 60_000);
    throw new KurrentDbSettingsError(
      `The clock of the server at ${server.host}:${server.port} is ${minutes} minutes ` +
        `${apartMs > 0 ? 'ahead of' : 'behind'} ours. What is recorded keeps its time for ever: set the clock ` +
        'that is wrong.',
    );
  }
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

function refusedCredentials({ credentials }: KurrentDbConnection): KurrentDbSettingsError {
  return new KurrentDbSettingsError(
    credentials
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

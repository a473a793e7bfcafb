import { type Clock, type Keyring } from '#platform/kernel';
import { type EventStore } from './event-store.js';

const STREAM = 'installation';

interface InstallationSecretRegistered {
  readonly fingerprint: string;
}

/** The secret at hand is not the one under which the log's streams were named. */
export class WrongInstallationSecretError extends Error {
  override readonly name = 'WrongInstallationSecretError';
  constructor() {
    super(
      'This event log was begun under another installation secret. Set INSTALLATION_SECRET to that one, ' +
        'or use the CASELINE_HOME that holds it: under another secret no existing case would be found.',
    );
  }
}

/** Whether the streams of a log were named under this secret. A log that nobody has claimed was not. */
export async function isClaimedUnder(
  log: Pick<EventStore, 'readStream'>,
  keyring: Keyring,
): Promise<boolean> {
  for await (const { id } of log.readStream(STREAM, { limit: 1 })) {
    return id === keyring.uuid('installation-secret');
  }
  return false;
}

/**
 * Registers the installation secret's fingerprint as the first fact of a new log, and refuses a log that
 * was begun under another secret.
 *
 * @throws WrongInstallationSecretError
 */
export async function claimLog(store: EventStore, keyring: Keyring, clock: Clock): Promise<void> {
  const id = keyring.uuid('installation-secret');
  const data: InstallationSecretRegistered = { fingerprint: keyring.key('installation-secret') };
  const now = clock.now().toISOString();
  const result = await store.append(STREAM, 'none', [
    {
      id,
      type: 'InstallationSecretRegistered',
      data,
      metadata: {
        schemaVersion: 1,
        occurredAt: now,
        recordedAt: now,
        actor: { kind: 'system', id: 'caseline' },
        correlationId: id,
        causationId: id,
      },
    },
  ]);
  if (result.outcome === 'conflict') throw new WrongInstallationSecretError();
}

import { type RecordedWalletEvent, registrationOf, type WalletEventFields } from '#contracts';
import { type EventEnvelope } from '#platform/event-store';
import { type Keyring } from '#platform/kernel';
import { type AttachedSignal, type CaseOpening } from '../case/case-events.js';
import { type Playbook } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type CaseIdentity } from './generations.js';
import { type RegisteredSignal } from './register-events.js';
import { customerStream, registrationStream, type Situation, situationOf } from './situation.js';

/** A wallet event that concerns a case. */
export interface Signal extends RegisteredSignal, AttachedSignal {
  readonly playbook: Playbook;
  readonly situation: Situation;
  readonly fields: WalletEventFields & { readonly customerId: string };
}

/** The register that decides about the event: its customer's, or that of its registration. */
export function registerStreamOf({ data: event }: RecordedWalletEvent, keyring: Keyring): string {
  const registrationId = registrationOf(event);
  return registrationId === undefined
    ? customerStream(event.data.customerId ?? event.subject, keyring)
    : registrationStream(registrationId, keyring);
}

/** Undefined for a wallet event of which no playbook speaks. */
export function signalOf(
  event: RecordedWalletEvent & EventEnvelope,
  playbooks: Playbooks,
  keyring: Keyring,
): Signal | undefined {
  const concern = playbooks.concernOf(event.type);
  const fields = event.data.data;
  const { customerId, accountId, transactionId, situationId, ...rest } = fields;
  // No playbook speaks of a registration yet, whose events name no customer.
  if (!concern || customerId === undefined) return undefined;
  return {
    ...concern,
    walletEventId: event.id,
    walletEventStream: event.streamName,
    walletEventType: event.type,
    source: event.data.source,
    occurredAt: event.metadata.occurredAt,
    ...(event.metadata.clockAhead && { clockAhead: true as const }),
    recordedAt: event.metadata.recordedAt,
    situation: situationOf(
      concern.playbook.situation,
      {
        customerId,
        accountId,
        transactionId,
        situationId: typeof situationId === 'string' ? situationId : undefined,
        ownId: event.streamName,
      },
      keyring,
    ),
    fields: { ...fields, customerId },
    payload: {
      ...(transactionId !== undefined && { transactionId }),
      ...(situationId !== undefined && { situationId }),
      ...rest,
    },
  };
}

/** How a case begins whose first signal is this one. */
export function openingBy(signal: Signal, identity: CaseIdentity): CaseOpening {
  const { customerId, accountId, transactionId, amount, currency, reasonCode, channel } =
    signal.fields;
  return {
    ...identityOf(identity),
    playbookVersion: signal.playbook.version,
    situationKind: signal.situation.kind,
    customerId,
    ...(accountId !== undefined && { accountId }),
    ...(transactionId !== undefined && { transactionId }),
    ...(amount !== undefined && currency !== undefined && { money: { amount, currency } }),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(channel !== undefined && { channel }),
    openedBy: 'signal',
  };
}

export function identityOf({
  caseId,
  caseType,
  generation,
  previousCaseId,
}: CaseIdentity): Pick<CaseOpening, 'caseId' | 'caseType' | 'generation' | 'previousCaseId'> {
  return { caseId, caseType, generation, ...(previousCaseId !== undefined && { previousCaseId }) };
}

/** The signal as its case keeps it. */
export function attachedSignal(signal: Signal): AttachedSignal {
  const { walletEventId, walletEventType, source, role, occurredAt, recordedAt, payload } = signal;
  return {
    walletEventId,
    walletEventType,
    source,
    role,
    occurredAt,
    ...(signal.clockAhead && { clockAhead: true as const }),
    recordedAt,
    payload,
  };
}

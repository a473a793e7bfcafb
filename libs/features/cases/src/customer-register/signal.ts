import { type RecordedWalletEvent, registrationOf, type WalletEventFields } from '#contracts';
import { type EventEnvelope } from '#platform/event-store';
import { type Keyring } from '#platform/kernel';
import { type AttachedSignal, type CaseOpening } from '../case/case-events.js';
import { type Playbook, type SignalRole } from '../playbooks/playbook.js';
import { type RegisteredSignal } from './register-events.js';
import { type RegisteredCase } from './register.js';
import { type Owner, registerStream } from './situation.js';

/** A wallet event, as far as cases need it. */
export interface Signal extends RegisteredSignal, Omit<AttachedSignal, 'role'> {
  readonly owner: Owner;
  readonly fields: WalletEventFields;
}

/** Who decides about the event: the customer, or the registration that it is about. */
export function ownerOf({ data: event }: RecordedWalletEvent): Owner {
  const registrationId = registrationOf(event);
  return registrationId === undefined
    ? { kind: 'customer', id: event.data.customerId ?? event.subject }
    : { kind: 'registration', id: registrationId };
}

export function registerStreamOf(event: RecordedWalletEvent, keyring: Keyring): string {
  return registerStream(ownerOf(event), keyring);
}

export function signalOf(event: RecordedWalletEvent & EventEnvelope): Signal {
  const fields = event.data.data;
  const {
    customerId: _customer,
    accountId: _account,
    registrationId: _registration,
    ...payload
  } = fields;
  return {
    walletEventId: event.id,
    walletEventStream: event.streamName,
    walletEventType: event.type,
    source: event.data.source,
    occurredAt: event.metadata.occurredAt,
    ...(event.metadata.clockAhead && { clockAhead: true as const }),
    recordedAt: event.metadata.recordedAt,
    ...(event.data.backfill && { backfill: true as const }),
    owner: ownerOf(event),
    fields,
    payload,
  };
}

/** How a case begins that these signals open. It is history only if all that tells of the trouble is. */
export function openingBy(
  first: Signal,
  trouble: readonly Signal[],
  registered: RegisteredCase,
  playbook: Playbook,
): CaseOpening {
  const { fields, owner } = first;
  const { customerId, accountId, transactionId, amount, currency, reasonCode, channel } = fields;
  return {
    ...identityOf(registered),
    playbookVersion: playbook.version,
    situationKind: registered.situation.kind,
    ...(customerId !== undefined && { customerId }),
    ...(owner.kind === 'registration' && { registrationId: owner.id }),
    ...(accountId !== undefined && { accountId }),
    ...(transactionId !== undefined && { transactionId }),
    ...(amount !== undefined && currency !== undefined && { money: { amount, currency } }),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(channel !== undefined && { channel }),
    ...(registered.aboutCaseId !== undefined && { aboutCaseId: registered.aboutCaseId }),
    openedBy: 'signal',
    ...(trouble.every(({ backfill }) => backfill) && { backfill: true as const }),
  };
}

export function identityOf({
  caseId,
  caseType,
  generation,
  previousCaseId,
}: Pick<RegisteredCase, 'caseId' | 'caseType' | 'generation' | 'previousCaseId'>): Pick<
  CaseOpening,
  'caseId' | 'caseType' | 'generation' | 'previousCaseId'
> {
  return { caseId, caseType, generation, ...(previousCaseId !== undefined && { previousCaseId }) };
}

/** The signal as its case keeps it. */
export function attachedSignal(signal: Signal, role: SignalRole): AttachedSignal {
  const { walletEventId, walletEventType, source, occurredAt, recordedAt, payload } = signal;
  return {
    walletEventId,
    walletEventType,
    source,
    role,
    occurredAt,
    ...(signal.clockAhead && { clockAhead: true as const }),
    recordedAt,
    ...(signal.backfill && { backfill: true as const }),
    payload,
  };
}

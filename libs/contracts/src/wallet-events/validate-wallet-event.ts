import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { attributeViolations, withoutNullAttributes } from '../cloud-event-attributes.js';
import { type ContractViolation, pointerTo } from '../contract-violation.js';
import { type CloudEvent } from '../cloud-event.js';
import { type WalletCloudEvent } from './recorded-wallet-event.js';
import {
  type WalletEventType,
  walletEventType,
  walletEventTypes,
} from './wallet-event.decorator.js';

export type WalletEventValidation =
  | { readonly ok: true; readonly event: WalletCloudEvent }
  | { readonly ok: false; readonly errors: readonly ContractViolation[] };

/**
 * Checks a JSON value against CloudEvents 1.0 and the contract of its type, and says everything that is
 * wrong with it. What is right comes back as it is, unknown fields included; only attributes that are
 * null, which count as absent, are left out.
 */
export function validateWalletEvent(input: unknown): WalletEventValidation {
  if (!isObject(input)) {
    return { ok: false, errors: [{ pointer: '', message: 'a CloudEvent is a JSON object' }] };
  }
  const event = withoutNullAttributes(input);
  const attributes = attributeViolations(event);
  const errors = [
    ...attributes,
    ...(attributes.some(({ pointer }) => pointer === '/type') ? [] : payloadViolations(event)),
  ];
  return errors.length === 0
    ? { ok: true, event: event as WalletCloudEvent }
    : { ok: false, errors };
}

function payloadViolations(event: CloudEvent): readonly ContractViolation[] {
  const type = walletEventType(event.type);
  if (!type) {
    const known = walletEventTypes().map((known) => known.type);
    return [{ pointer: '/type', message: `type is none that is known: ${known.join(', ')}` }];
  }
  if (Object.hasOwn(event, 'data_base64')) {
    return [{ pointer: '/data_base64', message: 'data_base64 is not taken: send data as JSON' }];
  }
  const data: unknown = event.data;
  if (!isObject(data)) return [{ pointer: '/data', message: 'data must be a JSON object' }];
  return [...dataViolations(type, data), ...subjectViolations(type, event.subject, data)];
}

/** One account's events keep their order by `subject`, so it has to name the account; of a registration likewise. */
function subjectViolations(
  { dataClass }: WalletEventType,
  subject: string | undefined,
  data: Record<string, unknown>,
): readonly ContractViolation[] {
  const field = dataClass.subjectField(data);
  return subject === data[field]
    ? []
    : [{ pointer: '/subject', message: `subject must be the ${field} of the data` }];
}

function dataViolations(
  type: WalletEventType,
  data: Record<string, unknown>,
): readonly ContractViolation[] {
  // Only the declared fields are put into the instance: a field named `constructor` or `__proto__` would
  // make class-validator look for the rules of another class.
  const instance = new type.dataClass();
  for (const field of fieldsOf(type.dataClass)) {
    if (Object.hasOwn(data, field)) Object.assign(instance, { [field]: data[field] });
  }
  // Rules are checked from the one nearest to the field; a field says the first that it breaks.
  return validateSync(instance, { stopAtFirstError: true }).flatMap(violationsOf);
}

function fieldsOf(dataClass: WalletEventType['dataClass']): ReadonlySet<string> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dataClass, '', false, false);
  return new Set(rules.map(({ propertyName }) => propertyName));
}

function violationsOf({ property, constraints }: ValidationError): readonly ContractViolation[] {
  const pointer = pointerTo('/data', property);
  return Object.values(constraints ?? {}).map((message) => ({ pointer, message }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

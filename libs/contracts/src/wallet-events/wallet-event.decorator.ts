import { PublishedAs } from '#platform/json-schema';
import { type SubjectField, type WalletEventData } from './wallet-event-data.js';

/** What a payload holds, as a plain object. */
export type FieldsOf<Data extends WalletEventData> = {
  readonly [Field in keyof Data]: Data[Field];
};

/** A class of payloads, and which field of one is the CloudEvent's `subject`. */
export interface WalletEventDataClass<Data extends WalletEventData = WalletEventData> {
  new (): Data;
  subjectField(data: Readonly<Record<string, unknown>>): SubjectField;
}

export interface WalletEventType<Data extends WalletEventData = WalletEventData> {
  /** The `type` of the CloudEvent. */
  readonly type: `wallet.${string}.v${number}`;
  /** One sentence for the published documents. */
  readonly summary: string;
  /** A complete payload, as the published documents show it. */
  readonly example: FieldsOf<Data>;
  readonly dataClass: WalletEventDataClass;
}

const declared = new Map<string, WalletEventType>();

/** Declares the contract of one wallet event type; the class says what its `data` holds. */
export function WalletEvent<Data extends WalletEventData>(
  declaration: Omit<WalletEventType<Data>, 'dataClass'>,
): (dataClass: WalletEventDataClass<Data>) => void {
  return (dataClass) => {
    if (declared.has(declaration.type)) {
      throw new Error(`${declaration.type} is declared twice.`);
    }
    const { type, summary, example } = declaration;
    PublishedAs<object>({
      name: type.slice('wallet.'.length),
      direction: 'in',
      description: `The data of ${type}: ${summary}`,
      open: true,
      example,
    })(dataClass);
    declared.set(type, { ...declaration, dataClass });
  };
}

export function walletEventType(type: string): WalletEventType | undefined {
  return declared.get(type);
}

/** Every declared type, by name. */
export function walletEventTypes(): readonly WalletEventType[] {
  return [...declared.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

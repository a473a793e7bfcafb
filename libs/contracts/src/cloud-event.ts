/** What an extension attribute of a CloudEvent may hold in JSON. */
export type ExtensionValue = string | number | boolean;

/**
 * A CloudEvent 1.0 in its JSON format. Attributes beside the ones named here are extensions: lower-case
 * letters and digits, kept as they came.
 */
export interface CloudEvent<Data extends object = Record<string, unknown>> {
  readonly specversion: '1.0';
  /** Unique for its source. */
  readonly id: string;
  /** The service that published it, a URI reference. */
  readonly source: string;
  readonly type: string;
  /** What it is about: for a wallet event the account's id (or the registration's). */
  readonly subject?: string;
  /** When it occurred by the clock of its source, RFC 3339. */
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly data?: Data;
  readonly [extension: string]: ExtensionValue | Data | undefined;
}

import { type RouteContract } from '#platform/http';
import { type Contract } from '#platform/json-schema';

/** What is published, and from which all documents are made. */
export interface PublishedApi {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly routes: readonly RouteContract[];
  readonly channels: readonly Channel[];
}

/** Messages that go one way. */
export interface Channel {
  /** e.g. `walletEvents` */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Path over HTTP, e.g. `/v1/cases/{caseId}/timeline`. */
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly parameters?: Readonly<Record<string, string>>;
  readonly messages: readonly ChannelMessage[];
}

export interface ChannelMessage {
  readonly contract: Contract;
  readonly title: string;
  readonly mediaType: string;
}

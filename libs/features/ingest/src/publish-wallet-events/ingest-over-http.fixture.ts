import { expect } from '@jest/globals';
import { Module } from '@nestjs/common';
import { type ExampleChanges, exampleWalletEvent } from '#contracts';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { DevelopmentIssuer } from '#platform/http';
import { CLOCK, Keyring, systemClock } from '#platform/kernel';
import {
  openTestLog,
  type RequestToSend,
  sendRequest,
  startTestHttpApplication,
  type TestHttpApplication,
  testKeyring,
  type TestLog,
} from '#testing';
import { IngestModule } from '../ingest.module.js';
import {
  type PublishedBatchResponse,
  type PublishedWalletEventResponse,
} from './publish-wallet-events.response.js';

export const TYPE = 'wallet.TopUpFailed.v1';
export const PROBLEM = expect.stringMatching(/^application\/problem\+json/) as unknown;

/** A service that may publish for these sources, an agent, or nobody. */
export type Sender = { readonly sources: 'every' | readonly string[] } | 'agent' | 'nobody';

export interface Sent extends Partial<RequestToSend> {
  readonly as?: Sender;
  /** Which of the instances gets it; the first one without it. */
  readonly instance?: number;
}

/** Members of all answers; each answer has those of its own kind only. */
export type Body = PublishedWalletEventResponse &
  PublishedBatchResponse & {
    readonly code: string;
    readonly detail: string;
    readonly errors: readonly { readonly pointer: string }[];
  };

/** Instances of the feature behind the real HTTP layer, on one log. */
export class IngestOverHttp {
  readonly apps: TestHttpApplication[] = [];

  private constructor(
    readonly log: TestLog,
    private readonly issuer: DevelopmentIssuer,
  ) {}

  static async start({ instances = 1 } = {}): Promise<IngestOverHttp> {
    const log = await openTestLog();
    const ingest = new IngestOverHttp(log, await DevelopmentIssuer.ephemeral(systemClock));
    await ingest.#startInstance(log.store);
    while (ingest.apps.length < instances) await ingest.#startInstance(await log.openStore());
    return ingest;
  }

  async post(contentType: string | undefined, body: unknown, sent: Sent = {}) {
    const { as = { sources: 'every' }, headers, instance = 0, ...rest } = sent;
    const asItIs = typeof body === 'string' || body instanceof Uint8Array;
    return sendRequest<Body>({
      url: `${this.apps[instance]!.url}/v1/wallet-events`,
      method: 'POST',
      headers: {
        ...(contentType !== undefined && { 'content-type': contentType }),
        ...(await this.authorizationOf(as)),
        ...headers,
      },
      body: asItIs ? body : JSON.stringify(body),
      ...rest,
    });
  }

  async authorizationOf(sender: Sender): Promise<Record<string, string>> {
    if (sender === 'nobody') return {};
    const token = await this.issuer.issue({
      subject: 'sender-1',
      timeToLiveSeconds: 600,
      ...(sender === 'agent' ? { role: sender } : { role: 'service', sources: sender.sources }),
    });
    return { authorization: `Bearer ${token}` };
  }

  async countEvents(): Promise<number> {
    let count = 0;
    for await (const event of this.log.store.readAll()) count += event.revision + 1;
    return count;
  }

  async close(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.log.close();
  }

  async #startInstance(store: EventStore): Promise<void> {
    const providers = [
      { provide: EVENT_STORE, useValue: store },
      { provide: CLOCK, useValue: systemClock },
      { provide: Keyring, useValue: testKeyring },
    ];
    const app = await startTestHttpApplication({
      imports: [
        { module: LogModule, global: true, providers, exports: providers },
        IngestModule.forRoot(),
      ],
      settings: { tokenVerifier: this.issuer.verifier() },
    });
    this.apps.push(app);
  }
}

@Module({})
class LogModule {}

let ids = 0;

/** An event that no other test has published, so that tests share one log. */
export function newEvent(changes: ExampleChanges = {}, type = TYPE) {
  ids += 1;
  return exampleWalletEvent(type, { id: `event-${ids}`, ...changes });
}

/** The attributes of an event as headers of binary mode. */
export function headersOf(event: ReturnType<typeof newEvent>): Record<string, string> {
  const { data: _data, datacontenttype: _type, ...attributes } = event;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      `ce-${name}`,
      encodeURIComponent(value as string | boolean),
    ]),
  );
}

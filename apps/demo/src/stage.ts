import { type CaselineClient } from './caseline-client.js';
import { type LiveStream } from './live-stream.js';
import { type Narrator } from './narrator.js';
import { type WalletActionAsked } from './views.js';

export type Agent = 'mei' | 'ben';
export type Supervisor = 'noor';
export type Colleague = Agent | Supervisor;

/** What the situations are played with. */
export interface Stage {
  readonly narrator: Narrator;
  readonly wallet: CaselineClient;
  /** What cases ask of the wallet, since the demo began. */
  readonly walletFeed: LiveStream<WalletActionAsked>;
  readonly colleagues: Readonly<Record<Colleague, CaselineClient>>;
  /** Keeps a second run apart from the first: customers, accounts and event ids end with it. */
  readonly run: string;
  /** So that eyes can follow. */
  readonly pause: () => Promise<void>;
  readonly end: AbortSignal;
}

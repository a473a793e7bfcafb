import { type ContractViolation } from '#contracts';

/** What a request says is a wallet event, before anybody believes it. */
export interface ReceivedWalletEvent {
  readonly input: unknown;
  /** What was wrong with it before its contract was looked at. */
  readonly violations: readonly ContractViolation[];
}

export interface ReceivedWalletEvents {
  readonly mode: 'single' | 'batch';
  readonly events: readonly ReceivedWalletEvent[];
}

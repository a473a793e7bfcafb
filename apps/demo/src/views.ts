// What the demo reads of the API's answers; the API says more.

export interface CaseView {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly type: string;
  readonly status: string;
  readonly revision: number;
  readonly signals: number;
  readonly proposedResolution: object | null;
  readonly walletActions: readonly {
    readonly actionId: string;
    readonly action: string;
    readonly state: string;
  }[];
  readonly decisions: readonly { readonly decisionId: string }[];
  readonly rating: { readonly score: number } | null;
}

export interface TimelineEntry {
  readonly entry: number;
  readonly type: string;
  readonly summary: string;
  /** The case's revision by then. */
  readonly revision: number;
}

export interface WalletActionAsked {
  readonly actionId: string;
  readonly action: string;
  readonly caseId: string;
}

export interface BulkCommandView {
  readonly state: string;
  readonly done: number;
  readonly refused: number;
}

/** Somebody wants the same command for many cases. */
export interface BulkCommandRequested {
  readonly type: 'BulkCommandRequested';
  readonly data: {
    readonly bulkCommandId: string;
    readonly command: string;
    /** As the command's own route takes it. */
    readonly body: object;
    readonly total: number;
  };
}

/** Which cases it is for, as they were chosen when it was requested. As many events as they need. */
export interface BulkCasesChosen {
  readonly type: 'BulkCasesChosen';
  readonly data: { readonly caseIds: readonly string[] };
}

/** Why a case did not take the command. */
export interface BulkRefusal {
  readonly caseId: string;
  readonly code: string;
  readonly rule?: string;
  readonly remedy?: string;
}

/** The first so many cases have had their turn. */
export interface BulkCommandAdvanced {
  readonly type: 'BulkCommandAdvanced';
  readonly data: {
    readonly upTo: number;
    /** Of those who had it since the last time. */
    readonly refused: readonly BulkRefusal[];
  };
}

export type BulkCommandEvent = BulkCommandRequested | BulkCasesChosen | BulkCommandAdvanced;

export const BULK_COMMAND_STREAM_PREFIX = 'bulkCommand-';

export function bulkCommandStream(bulkCommandId: string): string {
  return `${BULK_COMMAND_STREAM_PREFIX}${bulkCommandId}`;
}

export function bulkCommandIdOf(streamName: string): string {
  return streamName.slice(BULK_COMMAND_STREAM_PREFIX.length);
}
